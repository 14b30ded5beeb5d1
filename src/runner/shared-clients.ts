import { type FindingCode, finding } from '../findings.js';
import type { ModuleSummary } from '../javascript/clients/summary.js';
import type { Finding } from '../report/report.js';
import type { ClientGraph } from './client-graph.js';

/** Modules whose clients are one as far as can be told, and so have one fate. */
export interface SharedClient {
  readonly paths: readonly string[];
  /** Those that make it. */
  readonly makers: readonly string[];
  /** It is the page's global, too. */
  readonly setsGlobal: boolean;
  /** Why it cannot change; null when it can. */
  readonly hold: Finding | null;
}

/** What has to be known of the workspace. */
export interface Surroundings {
  readonly summaries: ReadonlyMap<string, ModuleSummary>;
  /** Files that name a module that exports a client and cannot be read as modules, such as components. */
  readonly unreadable: readonly string[];
  /** Whether a run may change a file. */
  readonly isInside: (path: string) => boolean;
  /** `--client functions`: users lose their receiver, so all of them have to change. */
  readonly toFunctions: boolean;
  /** Tests use doubles, whose calls keep their form; they do not hold a client back. */
  readonly isTest: (path: string) => boolean;
  readonly manifestOf: (path: string) => string | null;
  /** A path as messages show it. */
  readonly show: (path: string) => string;
}

/** Groups the modules that share clients: by imports, and within a package by the type that they are declared with. */
export function sharedClients(graph: ClientGraph, around: Surroundings): SharedClient[] {
  const setters = [...around.summaries].filter(([, { setsGlobal }]) => setsGlobal).map(([path]) => path);
  // Where a module makes the global, all that speaks to the global speaks to its client.
  const isShared = ({ shares, usesGlobal }: ModuleSummary) => shares || (usesGlobal && setters.length > 0);
  const shared = [...around.summaries].filter(([, own]) => isShared(own)).map(([path]) => path);
  const members = [...new Set([...shared, ...graph.carriers])];
  const groups = new Groups(members);
  for (const path of members) for (const other of graph.neighbours(path)) groups.join(path, other);
  joinHooks(shared, groups, around);
  joinByType(shared, groups, around);
  for (const path of shared) {
    const { setsGlobal, usesGlobal } = around.summaries.get(path) as ModuleSummary;
    if (setters[0] !== undefined && (setsGlobal || usesGlobal)) groups.join(setters[0], path);
  }
  return groups.all().map((paths) => {
    const makers = paths.filter((path) => around.summaries.get(path)?.makes);
    const setsGlobal = paths.some((path) => around.summaries.get(path)?.setsGlobal);
    return { paths, makers, setsGlobal, hold: holdOf(paths, makers, around) };
  });
}

/** Hooks read what some module hands to a provider: no import says which. */
function joinHooks(shared: readonly string[], groups: Groups, { summaries, isTest }: Surroundings): void {
  const real = shared.filter((path) => !isTest(path));
  const [first, ...providers] = real.filter((path) => summaries.get(path)?.provides);
  const hooks = real.filter((path) => summaries.get(path)?.hooks);
  if (first === undefined || hooks.length === 0) return;
  for (const path of [...providers, ...hooks]) groups.join(first, path);
}

/** What is only known by its type, and comes from no module that makes one, may be any client of its package. */
function joinByType(
  shared: readonly string[],
  groups: Groups,
  { summaries, manifestOf, isTest }: Surroundings,
): void {
  const makers = shared.filter((path) => !isTest(path) && summaries.get(path)?.makes);
  for (const group of groups.all()) {
    const typed = group.find((path) => !isTest(path) && summaries.get(path)?.isTyped);
    if (typed === undefined || group.some((path) => makers.includes(path))) continue;
    const manifest = manifestOf(typed);
    for (const maker of makers) if (manifestOf(maker) === manifest) groups.join(typed, maker);
  }
}

function holdOf(paths: readonly string[], makers: readonly string[], around: Surroundings): Finding | null {
  const { summaries, isInside, isTest, toFunctions, unreadable, show } = around;
  const held = (code: FindingCode, places: readonly string[]) => holding(code, places.map(show));
  const outside = makers.filter((path) => !isInside(path));
  if (outside.length > 0) return held('client-outside-paths', outside);
  if (paths.some((path) => summaries.get(path)?.isLeftBeside)) return finding('client-has-manual-calls');
  const real = paths.filter((path) => !isTest(path));
  const setsGlobal = paths.some((path) => summaries.get(path)?.setsGlobal);
  const isLost = ({ lostAt, globalLostAt }: ModuleSummary) =>
    lostAt !== null || (setsGlobal && globalLostAt !== null);
  const lost = real.filter((path) => isLost(summaries.get(path) as ModuleSummary));
  if (lost.length > 0) return lostIn(lost, around);
  if (makers.length === 0) return finding('client-made-elsewhere');
  const exports = paths.some((path) => (summaries.get(path)?.exports.length ?? 0) > 0);
  if (exports && unreadable.length > 0) return held('client-use-unclear', unreadable);
  const far = real.filter(
    (path) => !isInside(path) && (toFunctions || summaries.get(path)?.changesForm === true),
  );
  return far.length > 0 ? held('client-outside-paths', far) : null;
}

function lostIn(paths: readonly string[], { summaries, show }: Surroundings): Finding {
  const lineOf = (path: string) => summaries.get(path)?.lostAt ?? summaries.get(path)?.globalLostAt;
  const places = paths.map((path) => `${show(path)}:${lineOf(path)}`);
  return holding('client-use-unclear', places);
}

function holding(code: FindingCode, places: readonly string[]): Finding {
  const [first, ...rest] = [...new Set(places)].sort();
  const others = rest.length > 0 ? ` and ${rest.length} more` : '';
  return { ...finding(code), message: `${finding(code).message} (${first}${others})` };
}

/** Sets that grow together. */
class Groups {
  readonly #group = new Map<string, Set<string>>();

  constructor(members: readonly string[]) {
    for (const member of members) this.#group.set(member, new Set([member]));
  }

  join(a: string, b: string): void {
    const [own, other] = [this.#group.get(a), this.#group.get(b)];
    if (!own || !other || own === other) return;
    for (const member of other) {
      own.add(member);
      this.#group.set(member, own);
    }
  }

  all(): string[][] {
    return [...new Set(this.#group.values())].map((group) => [...group].sort());
  }
}
