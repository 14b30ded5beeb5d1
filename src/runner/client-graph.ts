import { type FindingCode, finding } from '../findings.js';
import type { ImportSummary, ModuleSummary } from '../javascript/clients/summary.js';
import type { Finding } from '../report/report.js';
import type { ResolveImport } from './resolver.js';

/** A place that imports a client. */
export interface ClientUser {
  readonly path: string;
  readonly imported: ImportSummary;
  /** The package of Segment that the client is of. */
  readonly sdk: string;
  /** False when the name comes through another module that hands it on. */
  readonly direct: boolean;
}

/** A module that makes and exports a client, with everyone who imports it. */
export interface ExportedClient {
  readonly path: string;
  readonly users: readonly ClientUser[];
  /** Why the client cannot change; null when it can. */
  readonly hold: Finding | null;
}

/** What the graph is made from. */
export interface GraphInput {
  readonly summaries: ReadonlyMap<string, ModuleSummary>;
  readonly resolve: ResolveImport;
  /** Files that name a module that exports a client and cannot be read as modules, such as components. */
  readonly unreadable: readonly string[];
  /** Whether a run may change a file. */
  readonly isInside: (path: string) => boolean;
  /** `--client functions`: users lose their receiver, so all of them have to change. */
  readonly toFunctions: boolean;
  /** Tests use doubles, whose calls keep their form; they do not hold a client back. */
  readonly isTest: (path: string) => boolean;
  /** A path as messages show it. */
  readonly show: (path: string) => string;
}

/** The module that makes a client, and the package that the client is of. */
interface Maker {
  readonly path: string;
  readonly sdk: string;
}

/** Which names of which modules are clients: module path to exported name to what makes it. */
type Names = Map<string, Map<string, Maker>>;

/** Follows exported clients through re-exports to their users, over all modules that were summed up. */
export function buildClientGraph(input: GraphInput): ExportedClient[] {
  const names = exportedNames(input);
  const users = findUsers(input, names);
  const makers = [...input.summaries].filter(([, summary]) => summary.clientExports.length > 0);
  return makers.map(([path]) => {
    const own = users.get(path) ?? [];
    return { path, users: own, hold: holdOf(path, own, names, input) };
  });
}

/** Spreads the names of clients through `export … from` until nothing new is found. */
export function exportedNames({ summaries, resolve }: Pick<GraphInput, 'summaries' | 'resolve'>): Names {
  const names: Names = new Map();
  for (const [path, summary] of summaries) {
    for (const { name, sdk } of summary.clientExports) add(names, path, name, { path, sdk });
  }
  for (let grown = names.size > 0; grown; ) {
    grown = false;
    for (const [path, summary] of summaries) {
      for (const { source, imported, exported } of summary.reExports) {
        const target = names.size > 0 ? resolve(path, source) : null;
        for (const [name, maker] of (target !== null && names.get(target)) || []) {
          if (imported !== '*' && imported !== name) continue;
          if (imported === '*' && name === 'default') continue;
          if (add(names, path, exported === '*' ? name : exported, maker)) grown = true;
        }
      }
    }
  }
  return names;
}

function add(names: Names, path: string, name: string, maker: Maker): boolean {
  const known = names.get(path) ?? new Map<string, Maker>();
  names.set(path, known);
  if (known.has(name)) return false;
  known.set(name, maker);
  return true;
}

function findUsers({ summaries, resolve }: GraphInput, names: Names): Map<string, ClientUser[]> {
  const users = new Map<string, ClientUser[]>();
  for (const [path, summary] of summaries) {
    for (const imported of summary.imports) {
      const target = resolve(path, imported.source);
      const known = target === null ? undefined : names.get(target);
      const makers =
        imported.imported === '*' ? [...new Set(known?.values() ?? [])] : [known?.get(imported.imported)];
      for (const maker of makers) {
        if (maker === undefined) continue;
        const user = { path, imported, sdk: maker.sdk, direct: target === maker.path };
        users.set(maker.path, [...(users.get(maker.path) ?? []), user]);
      }
    }
  }
  return users;
}

function holdOf(path: string, users: readonly ClientUser[], names: Names, input: GraphInput): Finding | null {
  const held = (code: FindingCode, paths: readonly string[]) => holding(code, paths.map(input.show));
  if (!input.isInside(path)) return held('client-outside-paths', [path]);
  if (input.summaries.get(path)?.isLeftBeside) return finding('client-has-manual-calls');
  const real = users.filter((user) => !input.isTest(user.path));
  const unclear = real.filter(({ imported }) => imported.imported === '*' || imported.escapes);
  if (unclear.length > 0)
    return held(
      'client-use-unclear',
      unclear.map((user) => user.path),
    );
  const hidden = opaqueUsers(path, names, input);
  if (hidden.length > 0) return held('client-use-unclear', hidden);
  if (input.unreadable.length > 0) return held('client-use-unclear', input.unreadable);
  const outside = real.filter((user) => !input.isInside(user.path) && changesForm(user, input.toFunctions));
  return outside.length > 0
    ? held(
        'client-outside-paths',
        outside.map((user) => user.path),
      )
    : null;
}

/** `track` reads the same on both clients; every other call has to be rewritten. */
function changesForm({ imported }: ClientUser, toFunctions: boolean): boolean {
  return toFunctions || imported.changesForm;
}

/** Files that load the module, or one that hands the client on, without naming what they use. */
function opaqueUsers(maker: string, names: Names, { summaries, resolve, isTest }: GraphInput): string[] {
  const carriers = [...names]
    .filter(([, known]) => [...known.values()].some(({ path }) => path === maker))
    .map(([path]) => path);
  return [...summaries].flatMap(([path, summary]) => {
    if (isTest(path) || summary.opaque.length === 0) return [];
    const loads = summary.opaque.some((source) => carriers.includes(resolve(path, source) ?? ''));
    return loads ? [path] : [];
  });
}

function holding(code: FindingCode, paths: readonly string[]): Finding {
  const [first, ...rest] = [...new Set(paths)].sort();
  const others = rest.length > 0 ? ` and ${rest.length} more` : '';
  return { ...finding(code), message: `${finding(code).message} (${first}${others})` };
}
