import type { FileReport, RunResult } from '../report/report.js';
import type { Expansion } from '../workspace/expand.js';
import { kindOf } from '../workspace/extensions.js';
import { skipReasons } from '../workspace/skip.js';
import { withoutOwnGlobal } from './amplitude-global.js';
import type { Candidates } from './candidates.js';
import { changesOf } from './changes.js';
import { migrateClients } from './clients.js';
import { holdGlobals } from './held-globals.js';
import { readOutside } from './learn-clients.js';
import { renamedGlobal, settlePages } from './pages.js';
import type { RunRequest } from './request.js';
import { assemble } from './result.js';
import { createSession } from './session.js';
import { typeWindows } from './window-types.js';
import { separateKeys } from './write-keys.js';

/**
 * Migrates the candidates: each by itself first, then the clients that modules share, then what follows from both.
 * @returns the name of the global instead, where a snippet says that it is another one
 */
export async function migrate(
  given: RunRequest,
  expansion: Expansion,
  found: Candidates,
  passedOver: readonly FileReport[],
): Promise<RunResult | { readonly global: string }> {
  const request = withoutOwnGlobal(given, found.candidates);
  const session = createSession(request, expansion, found);
  const paths = found.candidates.map(({ path }) => path);
  const native = paths.filter((path) => kindOf(path) === 'native');
  await session.runAll(paths, session.contexts.of);
  const iosTargets =
    native.length > 0 ? await (await import('./native.js')).migrateNative(session, native) : [];
  const global = renamedGlobal(session);
  if (global !== null) return { global };
  await readOutside(session);
  await separateKeys(session);
  await settlePages(session);
  await holdGlobals(session);
  await migrateClients(session, unread(found));
  const { listLooseCalls } = await import('./lost-clients.js');
  await listLooseCalls(session);
  await typeWindows(session);
  const changes = changesOf(session);
  const steps: string[] = [];
  if (native.length > 0) {
    const { editGradleFiles } = await import('./gradle-files.js');
    const gradle = editGradleFiles(session, changes);
    const { editIosFiles } = await import('./ios-files.js');
    const ios = editIosFiles(session, changes, iosTargets);
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
