import type { ImportedFate } from '../javascript/context.js';
import { isTestFile } from '../workspace/test-files.js';
import { learnClients } from './learn-clients.js';
import { relativePath } from './report-parts.js';
import type { ResolveImport } from './resolver.js';
import type { Session } from './session.js';
import { settleClients } from './settle-clients.js';
import { type SharedClient, sharedClients } from './shared-clients.js';
import { kept, summariesOf } from './told.js';

/** Migrates the clients that modules share, with all their users; the rest of the run is done by then. */
export async function migrateClients(session: Session, skipped: readonly string[]): Promise<void> {
  if (!sharesClients(session)) return;
  const { createResolver } = await import('./resolver.js');
  const resolve = cached(createResolver(session.root));
  const { graph, unreadable } = await learnClients(session, resolve, skipped);
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
  await settleClients(session, graph, fates);
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

function fateOf({ hold, paths }: SharedClient, { request, results, contexts }: Session): ImportedFate {
  if (hold) return { kind: 'left', finding: hold };
  // What is stored or handed on has a receiver that functions cannot do without.
  const isHeld = paths.some((path) => results.get(path)?.summary?.isHeld);
  // Functions would send with the key of another client.
  const isApart = paths.some((path) => contexts.apart.has(path));
  return request.options.client === 'functions' && !isHeld && !isApart ? { kind: 'functions' } : kept;
}
