import { createAutoImports } from '../workspace/auto-imports.js';
import { kindOf } from '../workspace/extensions.js';
import { createImporterFilter, createNameFilter, importNames } from '../workspace/importers.js';
import { isTestFile } from '../workspace/test-files.js';
import { sift } from './candidates.js';
import { ClientGraph, type Given } from './client-graph.js';
import { sdkFilesOutside } from './outside.js';
import type { ResolveImport } from './resolver.js';
import type { Session } from './session.js';
import { contextOf, isRead, kept, summariesOf } from './told.js';

/** More rounds than a client goes through modules; a graph that still grows then is taken as it is. */
const mostRounds = 12;

/**
 * Tells modules of each other's clients until nothing new comes of it, and reads those that import one on the way,
 * also outside the given paths.
 * @returns with the graph, files that name such a module and are no modules: components, pages
 */
export async function learnClients(
  session: Session,
  resolve: ResolveImport,
  skipped: readonly string[],
): Promise<{ graph: ClientGraph; unreadable: string[] }> {
  const importers = createImporters(session, skipped);
  const autoImported = createAutoImports(session.contexts.manifestOf);
  const told = new Map<string, string>();
  /** What cannot be worked on once it is told of a client: asked again without it, it would look sound. */
  const broken = new Set<string>();
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
    const news = [...given].filter(
      ([path, now]) => !broken.has(path) && JSON.stringify(now) !== (told.get(path) ?? nothing),
    );
    if ((news.length === 0 && !fresh) || round === mostRounds)
      return { graph, unreadable: [...importers.unreadable(), ...broken] };
    for (const [path, now] of news) told.set(path, JSON.stringify(now));
    await session.runAll(
      news.map(([path]) => path),
      (path) => ({ ...session.contexts.of(path), ...contextOf(given.get(path), kept) }),
    );
    for (const [path] of news) if (session.results.get(path)?.error) broken.add(path);
  }
}

const nothing = JSON.stringify({ imports: [], feeds: [], followed: [], carried: [] } satisfies Given);
const isCode = (path: string): boolean => isSource(path) && !path.includes('node_modules');
/** Finds the files that import modules, each once, also outside the given paths. */
function createImporters(session: Session, skipped: readonly string[]) {
  const known = new Set<string>();
  const asked = new Set<string>();
  const leavesOut = (path: string) =>
    session.request.options.tests === 'skip' && isTestFile(path, session.root);
  const unreadable = new Set<string>();
  const read = async ({ carriers, carriedNames }: ClientGraph): Promise<boolean> => {
    const names = carriers.flatMap((path) => importNames(path, session.contexts.manifestOf(path)));
    const fresh = names.filter((name) => !known.has(name));
    const carried = carriedNames.filter((name) => !asked.has(name));
    if (fresh.length + carried.length === 0) return false;
    const { files, isIgnored } = await session.workspace();
    const imports = createImporterFilter(fresh);
    const asks = createNameFilter(carried);
    const filter = { test: (bytes: Buffer) => imports.test(bytes) || asks.test(bytes) };
    for (const { path, error } of session.results.values()) {
      const text = error === null ? '' : (session.texts.get(path)?.text ?? '');
      if (imports.test(Buffer.from(text))) unreadable.add(path);
    }
    for (const name of fresh) known.add(name);
    for (const name of carried) asked.add(name);
    // Apps name themselves in their native code, too.
    const rest = files.filter((path) => isSource(path) && !session.results.has(path) && !leavesOut(path));
    const found = sift(rest, () => filter, isIgnored);
    for (const path of found.skipped.keys()) if (skipped.includes(path)) unreadable.add(path);
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
export async function readOutside(session: Session): Promise<void> {
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
