import type { FileReport, RunResult } from '../report/report.js';
import type { Expansion } from '../workspace/expand.js';
import { kindOf } from '../workspace/extensions.js';
import { skipReasons } from '../workspace/skip.js';
import { withoutOwnGlobal } from './amplitude-global.js';
import type { Candidates } from './candidates.js';
import { changesOf } from './changes.js';
import { migrateClients } from './clients.js';
import type { RunRequest } from './request.js';
import { assemble } from './result.js';
import { createSession, type Session } from './session.js';

/** Migrates the candidates: each by itself first, then the clients that modules share, then what follows from both. */
export async function migrate(
  given: RunRequest,
  expansion: Expansion,
  found: Candidates,
  passedOver: readonly FileReport[],
): Promise<RunResult> {
  const request = withoutOwnGlobal(given, found.candidates);
  const session = createSession(request, expansion, found);
  const paths = found.candidates.map(({ path }) => path);
  const native = paths.filter((path) => kindOf(path) === 'native');
  await session.runAll(
    paths.filter((path) => !native.includes(path)),
    session.contexts.of,
  );
  if (native.length > 0) {
    const { migrateNative } = await import('./native.js');
    await migrateNative(session, native);
  }
  const stays = await keepGlobalLoaded(session);
  await sharePageHelpers(session, stays);
  await migrateClients(session, unread(found));
  const changes = changesOf(session);
  const steps: string[] = [];
  if (native.length > 0) {
    const { editGradleFiles } = await import('./gradle-files.js');
    const gradle = editGradleFiles(session, changes);
    const { editIosFiles } = await import('./ios-files.js');
    const ios = editIosFiles(session, changes);
    changes.push(...gradle.changes, ...ios.changes);
    steps.push(...gradle.steps, ...ios.steps);
  }
  const failed = new Map<string, string>();
  if (request.write) {
    const { writeFiles } = await import('../workspace/write.js');
    const writes = changes.map(({ path, after }) => ({ path, text: after }));
    for (const { path, reason } of await writeFiles(writes)) failed.set(path, reason);
  }
  return assemble(session, found, passedOver, changes, failed, steps);
}

/** Files that hold Segment and were not read; a test that is left out does not hide what a client is used for. */
function unread({ skipped }: Candidates): string[] {
  return [...skipped].flatMap(([path, reason]) => (reason === skipReasons.test ? [] : [path]));
}

/** While a call on the global needs Segment, in whichever file, the call that loads it stays, and `init` follows it. */
async function keepGlobalLoaded({ results, contexts, runAll }: Session): Promise<boolean> {
  const all = [...results.values()];
  const loaders = all.filter((result) => result.global.loads).map(({ path }) => path);
  // Where nobody is seen to load what the snippet prepares, somebody else does, such as a consent manager.
  const isStarted = all.some(
    ({ global, callSites }) => global.loads && callSites.some(({ method }) => method === 'load'),
  );
  const stays = !isStarted || all.some((result) => result.global.stays);
  if (loaders.length === 0 || !stays) return false;
  await runAll(loaders, (path) => ({ ...contexts.of(path), globalStays: true }));
  return true;
}

/** Where a page gets a loader, the helpers stand beside it: other classic scripts call them there. */
async function sharePageHelpers({ results, contexts, runAll }: Session, globalStays: boolean): Promise<void> {
  const all = [...results.values()];
  const loaders = all.filter((result) => result.bringsHelpers).map(({ path }) => path);
  const lacking = all.filter(({ callSites }) =>
    callSites.some(({ findings }) => findings.some(({ code }) => code === 'helper-unavailable')),
  );
  if (loaders.length === 0 || lacking.length === 0) return;
  const users = lacking.map(({ path }) => path);
  await runAll(users, (path) => ({ ...contexts.of(path), globalStays, pageHelpers: [] }));
  const wanted = [...new Set(users.flatMap((path) => results.get(path)?.pageHelpers ?? []))].sort();
  await runAll(loaders, (path) => ({ ...contexts.of(path), globalStays, pageHelpers: wanted }));
}
