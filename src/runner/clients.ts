import { finding } from '../findings.js';
import type { FileContext, ImportedFate } from '../javascript/context.js';
import { expandPaths } from '../workspace/expand.js';
import { kindOf } from '../workspace/extensions.js';
import { createImporterFilter, importNames } from '../workspace/importers.js';
import { isTestFile } from '../workspace/test-files.js';
import { sift } from './candidates.js';
import { buildClientGraph, type ExportedClient, exportedNames } from './client-graph.js';
import type { Session } from './migrate.js';
import { relativePath } from './report-parts.js';
import type { ResolveImport } from './resolver.js';

/** Migrates the clients that modules export, with all their users; the rest of the run is done by then. */
export async function migrateClients(session: Session, skipped: readonly string[]): Promise<void> {
  if (!exportsClients(session) && !importsFromOutside(session)) return;
  const { createResolver } = await import('./resolver.js');
  const resolve = cached(createResolver());
  const unreadable = await findUsers(session, resolve, skipped);
  const graph = buildClientGraph({
    summaries: summariesOf(session),
    resolve,
    unreadable,
    isInside: (path) => isInside(session, path),
    toFunctions: session.request.options.client === 'functions',
    isTest: (path) => isTestFile(path, session.root),
    show: (path) => relativePath(session.request.cwd, path),
  });
  const fates = new Map(graph.map((client) => [client.path, fateOf(client, session)]));
  await settle(session, graph, fates);
}

function exportsClients(session: Session): boolean {
  return [...session.results.values()].some(({ summary }) => (summary?.clientExports.length ?? 0) > 0);
}

const clientMethods = new Set([
  'track',
  'identify',
  'page',
  'screen',
  'group',
  'alias',
  'reset',
  'ready',
  'user',
]);

/** A run on a part of a project may see the users of a client and not the client. */
function importsFromOutside(session: Session): boolean {
  if (session.expansion.roots.includes(session.root)) return false;
  return [...session.results.values()].some(({ summary }) =>
    summary?.imports.some(({ methods }) => methods.some((method) => clientMethods.has(method))),
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

/**
 * Reads the modules that import a client, also outside the given paths, until no new one is found.
 * @returns files that name such a module and are no modules: components, pages
 */
async function findUsers(
  session: Session,
  resolve: ResolveImport,
  skipped: readonly string[],
): Promise<string[]> {
  await readMakers(session, resolve);
  const whole = await expandPaths(session.root, ['.'], session.request.options.ignore);
  const known = new Set<string>();
  const leavesOut = (path: string) =>
    session.request.options.tests === 'skip' && isTestFile(path, session.root);
  const unreadable = new Set<string>();
  for (;;) {
    const carriers = [...exportedNames({ summaries: summariesOf(session), resolve }).keys()];
    const names = carriers.flatMap((path) => importNames(path, session.contexts.manifestOf(path)));
    const fresh = names.filter((name) => !known.has(name));
    if (fresh.length === 0) return [...unreadable];
    const filter = createImporterFilter(fresh);
    for (const { path, error } of session.results.values()) {
      const text = error === null ? '' : (session.texts.get(path)?.text ?? '');
      if (filter.test(Buffer.from(text))) unreadable.add(path);
    }
    for (const name of fresh) known.add(name);
    const rest = whole.files.filter((path) => !session.results.has(path) && !leavesOut(path));
    const found = sift(rest, () => filter, whole.isIgnored);
    for (const path of found.skipped.keys())
      if (!isSource(path) || skipped.includes(path)) unreadable.add(path);
    for (const candidate of found.candidates) session.texts.set(candidate.path, candidate);
    await session.runAll(
      found.candidates.map(({ path }) => path),
      session.contexts.of,
    );
    for (const { path } of found.candidates) if (session.results.get(path)?.error) unreadable.add(path);
  }
}

const isSource = (path: string): boolean => ['code', 'embedded'].includes(kindOf(path) ?? '');

/** Reads the modules outside the given paths that a client may come from. */
async function readMakers(session: Session, resolve: ResolveImport): Promise<void> {
  const targets = new Set<string>();
  for (const [path, { summary }] of session.results) {
    for (const { methods, source } of summary?.imports ?? []) {
      if (!methods.some((method) => clientMethods.has(method))) continue;
      const target = resolve(path, source);
      if (target !== null && isSource(target) && !target.includes('node_modules')) targets.add(target);
    }
  }
  const rest = [...targets].filter((path) => !session.results.has(path));
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

function fateOf(client: ExportedClient, session: Session): ImportedFate {
  if (client.hold) return { kind: 'left', finding: client.hold };
  return session.request.options.client === 'functions'
    ? { kind: 'functions' }
    : { kind: 'kept', split: false };
}

/** Works on users and makers under the fates; a client on which something went wrong is left, with all its users. */
async function settle(
  session: Session,
  graph: readonly ExportedClient[],
  fates: Map<string, ImportedFate>,
): Promise<void> {
  const keptForm = speaksThroughFunctions(session, graph) ? 'singleton' : 'instance';
  const contextOf = (path: string): FileContext => ({
    ...session.contexts.of(path),
    keptForm,
    exported: fates.get(path) ?? { kind: 'kept', split: false },
    imports: importsOf(path, graph, fates),
  });
  const paths = new Set(graph.flatMap((client) => [client.path, ...client.users.map((user) => user.path)]));
  await session.runAll([...paths], contextOf);
  const changed = graph.filter((client) => reconsider(client, session, fates));
  if (changed.length === 0) return;
  const again = changed.flatMap((client) => [client.path, ...client.users.map((user) => user.path)]);
  await session.runAll([...new Set(again)], contextOf);
}

/** Splits a client on which calls for Segment remain; leaves it where that cannot be done, or where an output failed. */
function reconsider(client: ExportedClient, session: Session, fates: Map<string, ImportedFate>): boolean {
  const fate = fates.get(client.path);
  const maker = session.results.get(client.path);
  if (!fate || fate.kind === 'left' || !maker) return false;
  const results = client.users.map((user) => session.results.get(user.path));
  if ([maker, ...results].some((result) => result?.error)) {
    fates.set(client.path, { kind: 'left', finding: finding('client-use-unclear') });
    return true;
  }
  if (fate.kind === 'functions') return false;
  const needing = client.users.filter((user) =>
    session.results.get(user.path)?.needsSegment.includes(user.imported.local),
  );
  const ownNeed = maker.needsSegment.length > 0;
  if (needing.length === 0 && !ownNeed) return false;
  const isLimited = session.request.transforms !== null;
  const splits = maker.summary?.exportsAtDeclaration === true && needing.every((user) => user.direct);
  fates.set(
    client.path,
    splits && !isLimited
      ? { kind: 'kept', split: true }
      : { kind: 'left', finding: finding(isLimited ? 'client-not-migrated' : 'client-has-manual-calls') },
  );
  return true;
}

function importsOf(
  path: string,
  graph: readonly ExportedClient[],
  fates: Map<string, ImportedFate>,
): FileContext['imports'] {
  return graph.flatMap((client) => {
    const fate = fates.get(client.path);
    const own = client.users.filter((user) => user.path === path && user.imported.imported !== '*');
    if (!fate) return [];
    return own.map(({ imported, sdk }) => ({ local: imported.local, source: imported.source, sdk, fate }));
  });
}

/** True when another client of the workspace became functions of the SDK: all then speak through its default client. */
function speaksThroughFunctions(session: Session, graph: readonly ExportedClient[]): boolean {
  const shared = new Set(graph.flatMap((client) => [client.path, ...client.users.map((user) => user.path)]));
  return [...session.results.values()].some(
    (result) =>
      result.speaks.length > 0 && !shared.has(result.path) && !isTestFile(result.path, session.root),
  );
}
