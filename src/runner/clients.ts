import { finding } from '../findings.js';
import type { FileContext, ImportedFate } from '../javascript/context.js';
import type { Finding } from '../report/report.js';
import { createAutoImports } from '../workspace/auto-imports.js';
import { expandPaths } from '../workspace/expand.js';
import { kindOf } from '../workspace/extensions.js';
import { createImporterFilter, createNameFilter, importNames } from '../workspace/importers.js';
import { isTestFile } from '../workspace/test-files.js';
import { sift } from './candidates.js';
import { ClientGraph, type Given } from './client-graph.js';
import type { ModuleResult } from './module-task.js';
import { sdkFilesOutside } from './outside.js';
import { relativePath } from './report-parts.js';
import type { ResolveImport } from './resolver.js';
import type { Session } from './session.js';
import { type SharedClient, sharedClients } from './shared-clients.js';

/** Migrates the clients that modules share, with all their users; the rest of the run is done by then. */
export async function migrateClients(session: Session, skipped: readonly string[]): Promise<void> {
  await readOutside(session);
  if (!sharesClients(session)) return;
  const { createResolver } = await import('./resolver.js');
  const resolve = cached(createResolver(session.root));
  const { graph, unreadable } = await learn(session, resolve, skipped);
  const shared = sharedClients(graph, {
    summaries: summariesOf(session),
    unreadable,
    isInside: (path) => isInside(session, path),
    toFunctions: session.request.options.client === 'functions',
    isTest: (path) => isTestFile(path, session.root),
    manifestOf: session.contexts.manifestOf,
    show: (path) => relativePath(session.request.cwd, path),
  });
  const fates = new Map(shared.map((client) => [client, fateOf(client, session)]));
  await settle(session, graph, fates);
}

function sharesClients(session: Session): boolean {
  return [...session.results.values()].some(
    ({ summary }) => summary !== null && (summary.shares || summary.exports.length > 0),
  );
}

function cached(resolve: ResolveImport): ResolveImport {
  const known = new Map<string, string | null>();
  return (file, specifier) => {
    const key = `${file}\0${specifier}`;
    const found = known.has(key) ? (known.get(key) ?? null) : resolve(file, specifier);
    known.set(key, found);
    return found;
  };
}

const isInside = ({ expansion }: Session, path: string): boolean => expansion.files.includes(path);

/** More rounds than a client goes through modules; a graph that still grows then is taken as it is. */
const mostRounds = 12;

/**
 * Tells modules of each other's clients until nothing new comes of it, and reads those that import one on the way,
 * also outside the given paths.
 * @returns with the graph, files that name such a module and are no modules: components, pages
 */
async function learn(
  session: Session,
  resolve: ResolveImport,
  skipped: readonly string[],
): Promise<{ graph: ClientGraph; unreadable: string[] }> {
  const importers = createImporters(session, skipped);
  const autoImported = createAutoImports(session.contexts.manifestOf);
  const told = new Map<string, string>();
  for (let round = 1; ; round += 1) {
    const graph = new ClientGraph({
      summaries: summariesOf(session),
      resolve,
      manifestOf: session.contexts.manifestOf,
      autoImported,
    });
    const fresh = await importers.read(graph);
    await readAll(
      session,
      graph.fed.filter((path) => isCode(path) && !session.results.has(path)),
    );
    const given = new Map(
      [...session.results.keys()].map((path) => [
        path,
        graph.givenTo(path, (other) => isRead(session, other)),
      ]),
    );
    const news = [...given].filter(([path, now]) => JSON.stringify(now) !== (told.get(path) ?? nothing));
    if ((news.length === 0 && !fresh) || round === mostRounds)
      return { graph, unreadable: importers.unreadable() };
    for (const [path, now] of news) told.set(path, JSON.stringify(now));
    await session.runAll(
      news.map(([path]) => path),
      (path) => ({ ...session.contexts.of(path), ...contextOf(given.get(path), kept) }),
    );
  }
}

const nothing = JSON.stringify({ imports: [], feeds: [], followed: [], carried: [] } satisfies Given);
const kept: ImportedFate = { kind: 'kept', split: false };
const isCode = (path: string): boolean => isSource(path) && !path.includes('node_modules');
const isRead = ({ results }: Session, path: string): boolean => results.get(path)?.summary != null;

function contextOf(
  given: Given | undefined,
  fate: ImportedFate,
): Pick<FileContext, 'imports' | 'feeds' | 'followed' | 'carried'> {
  const { imports = [], feeds = [], followed = [], carried = [] } = given ?? {};
  return { imports: imports.map((imported) => ({ ...imported, fate })), feeds, followed, carried };
}

/** Finds the files that import modules, each once, also outside the given paths. */
function createImporters(session: Session, skipped: readonly string[]) {
  const known = new Set<string>();
  const asked = new Set<string>();
  const leavesOut = (path: string) =>
    session.request.options.tests === 'skip' && isTestFile(path, session.root);
  const unreadable = new Set<string>();
  let whole: ReturnType<typeof expandPaths> | undefined;
  const read = async ({ carriers, carriedNames }: ClientGraph): Promise<boolean> => {
    const names = carriers.flatMap((path) => importNames(path, session.contexts.manifestOf(path)));
    const fresh = names.filter((name) => !known.has(name));
    const carried = carriedNames.filter((name) => !asked.has(name));
    if (fresh.length + carried.length === 0) return false;
    whole ??= expandPaths(session.root, ['.'], session.request.options.ignore);
    const { files, isIgnored } = await whole;
    const imports = createImporterFilter(fresh);
    const asks = createNameFilter(carried);
    const filter = { test: (bytes: Buffer) => imports.test(bytes) || asks.test(bytes) };
    for (const { path, error } of session.results.values()) {
      const text = error === null ? '' : (session.texts.get(path)?.text ?? '');
      if (imports.test(Buffer.from(text))) unreadable.add(path);
    }
    for (const name of fresh) known.add(name);
    for (const name of carried) asked.add(name);
    const rest = files.filter((path) => !session.results.has(path) && !leavesOut(path));
    const found = sift(rest, () => filter, isIgnored);
    for (const path of found.skipped.keys())
      if (!isSource(path) || skipped.includes(path)) unreadable.add(path);
    for (const candidate of found.candidates) session.texts.set(candidate.path, candidate);
    await session.runAll(
      found.candidates.map(({ path }) => path),
      session.contexts.of,
    );
    for (const { path } of found.candidates) if (session.results.get(path)?.error) unreadable.add(path);
    return true;
  };
  return { read, unreadable: () => [...unreadable] };
}

const isSource = (path: string): boolean => ['code', 'embedded'].includes(kindOf(path) ?? '');

/** A run on a part of a project may see the users of a client and not the client. */
async function readOutside(session: Session): Promise<void> {
  const found = sdkFilesOutside(session.root, session.expansion);
  for (const candidate of found) session.texts.set(candidate.path, candidate);
  await session.runAll(
    found.map(({ path }) => path),
    session.contexts.of,
  );
}

/** Reads modules that nothing in their bytes has led to. */
async function readAll(session: Session, paths: readonly string[]): Promise<void> {
  const rest = paths.filter((path) => !session.results.has(path));
  const found = sift(
    rest,
    () => ({ test: () => true }),
    () => false,
  );
  for (const candidate of found.candidates) session.texts.set(candidate.path, candidate);
  await session.runAll(
    found.candidates.map(({ path }) => path),
    session.contexts.of,
  );
}

function summariesOf(session: Session) {
  return new Map(
    [...session.results].flatMap(([path, { summary }]) => (summary ? [[path, summary] as const] : [])),
  );
}

function fateOf({ hold, paths }: SharedClient, { request, results }: Session): ImportedFate {
  if (hold) return { kind: 'left', finding: hold };
  // What is stored or handed on has a receiver that functions cannot do without.
  const isHeld = paths.some((path) => results.get(path)?.summary?.isHeld);
  return request.options.client === 'functions' && !isHeld ? { kind: 'functions' } : kept;
}

type Fates = Map<SharedClient, ImportedFate>;

/** Works on users and makers under the fates; a client on which something went wrong is left, with all its users. */
async function settle(session: Session, graph: ClientGraph, fates: Fates): Promise<void> {
  const hooks = [...session.results.values()].some(({ summary }) => summary?.hooks);
  const keptForm = hooks || speaksThroughFunctions(session, fates) ? 'singleton' : 'instance';
  const given = new Map(
    [...fates.keys()].flatMap(({ paths }) =>
      paths.map((path) => [path, graph.givenTo(path, (other) => isRead(session, other))] as const),
    ),
  );
  const run = async (clients: readonly SharedClient[]) => {
    const clientAt = new Map(clients.flatMap((client) => client.paths.map((path) => [path, client])));
    await session.runAll([...clientAt.keys()], (path) => {
      const client = clientAt.get(path);
      const fate = (client && fates.get(client)) ?? kept;
      const context = session.contexts.of(path);
      return {
        ...context,
        ...contextOf(given.get(path), fate),
        keptForm: Object.keys(context.startedIn).length > 0 ? 'singleton' : keptForm,
        exported: fate,
        typesFollow: fate.kind === 'kept',
        globalFate: client?.setsGlobal ? fate : null,
      };
    });
  };
  await run([...fates.keys()]);
  // A client that is split may turn out not to be splittable; one that is left stays so.
  for (let round = 0; round < 2; round += 1) {
    const changed = [...fates.keys()].filter((client) => reconsider(client, session, graph, fates));
    if (changed.length === 0) return;
    await run(changed);
  }
}

/** Splits a client on which calls for Segment remain; leaves it where that cannot be done, or where an output failed. */
function reconsider(client: SharedClient, session: Session, graph: ClientGraph, fates: Fates): boolean {
  const fate = fates.get(client);
  if (!fate || fate.kind === 'left') return false;
  const results = client.paths.flatMap((path) => session.results.get(path) ?? []);
  if (results.some(({ error }) => error)) {
    fates.set(client, { kind: 'left', finding: finding('client-use-unclear') });
    return true;
  }
  const needing = results.filter(({ needsSegment }) => needsSegment.length > 0);
  if (fate.kind === 'functions' || needing.length === 0) return false;
  const isLimited = session.request.transforms !== null;
  const splits = canSplit(
    client,
    needing.map(({ path }) => path),
    session,
    graph,
  );
  if (splits && !isLimited && fate.split) return false;
  const reason = isLimited ? finding('client-not-migrated') : manualCallsIn(needing, session);
  fates.set(client, splits && !isLimited ? { kind: 'kept', split: true } : { kind: 'left', finding: reason });
  return true;
}

/** The finding names the first call that holds a client back. */
function manualCallsIn(needing: readonly ModuleResult[], { request }: Session): Finding {
  const { message, ...rest } = finding('client-has-manual-calls');
  const calls = needing.flatMap(({ path, callSites }) =>
    callSites
      .filter(({ findings }) =>
        findings.some(({ code, severity }) => severity === 'manual' && code !== rest.code),
      )
      .map(({ line, method }) => `${relativePath(request.cwd, path)}:${line} ${method}`),
  );
  const [first, ...others] = calls;
  if (first === undefined) return { ...rest, message };
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return { ...rest, message: `${message} (${first}${more})` };
}

/** One module makes and exports it under a name, and whoever needs Segment's imports it from there. */
function canSplit(
  { makers, paths }: SharedClient,
  needing: readonly string[],
  { results }: Session,
  graph: ClientGraph,
): boolean {
  const [maker, ...others] = makers;
  if (maker === undefined || others.length > 0) return false;
  if (paths.some((path) => results.get(path)?.summary?.isHeld)) return false;
  const isDirect = (path: string) => graph.neighbours(path).every((other) => other === maker);
  return results.get(maker)?.summary?.exportsAtDeclaration === true && needing.every(isDirect);
}

/** True when another client of the workspace became functions of the SDK: all then speak through its default client. */
function speaksThroughFunctions(session: Session, fates: Fates): boolean {
  const shared = new Set([...fates.keys()].flatMap(({ paths }) => paths));
  return [...session.results.values()].some(
    (result) =>
      result.speaks.length > 0 && !shared.has(result.path) && !isTestFile(result.path, session.root),
  );
}
