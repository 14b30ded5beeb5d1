import { holdsLoader } from '../amplitude/loader.js';
import { steersLaterCalls } from '../segment/methods.js';
import type { ModuleResult } from './module-task.js';
import type { Session } from './session.js';

/**
 * The name under which all snippets of the run make their global, where it is not the usual one. Where Amplitude is
 * loaded already, a snippet is that of a second source, which has no place in the same client.
 */
export function renamedGlobal({ request, results, texts }: Session): string | null {
  const isOpen = request.globalSettled !== true && request.options.global.join() === 'analytics';
  if (!isOpen || [...texts.values()].some(({ text }) => holdsLoader(text))) return null;
  const names = new Set([...results.values()].flatMap(({ global }) => global.names));
  const [name, ...more] = names;
  return name !== undefined && more.length === 0 && name !== 'analytics' ? name : null;
}

/** Settles what the scripts of pages have to know of each other: whether Segment stays, and which helpers there are. */
export async function settlePages(session: Session): Promise<void> {
  await sharePageHelpers(session, false);
  const all = [...session.results.values()];
  // Where nobody is seen to load what the snippet prepares, somebody else does, such as a consent manager.
  const isStarted = all.some(
    ({ global, callSites }) => global.loads && callSites.some(({ method }) => method === 'load'),
  );
  // While a call on the global needs Segment, in whichever file, what loads it stays, and `init` stands beside it.
  const stays = all.some(({ global }) => global.stays);
  if (isStarted && !stays) return;
  const concerned = all.filter((result) => result.global.loads || (stays && steersGlobal(result)));
  if (concerned.length === 0) return;
  const paths = concerned.map(({ path }) => path);
  await session.runAll(paths, (path) => ({ ...session.contexts.of(path), globalStays: true }));
  await sharePageHelpers(session, true);
}

/** True for a file that says who the calls on the global are of. */
const steersGlobal = ({ callSites }: ModuleResult): boolean =>
  callSites.some(({ method }) => steersLaterCalls(method, 'browser'));

/** Where a page gets a loader, the helpers stand beside it: other scripts call them there. */
async function sharePageHelpers({ results, contexts, runAll }: Session, globalStays: boolean): Promise<void> {
  const all = [...results.values()];
  const loaders = all.filter((result) => result.bringsHelpers).map(({ path }) => path);
  const users = all.filter(asksForHelpers).map(({ path }) => path);
  if (loaders.length === 0 || users.length === 0) return;
  await runAll(users, (path) => ({ ...contexts.of(path), globalStays, pageHelpers: [] }));
  const wanted = [...new Set(users.flatMap((path) => results.get(path)?.pageHelpers ?? []))].sort();
  await runAll(loaders, (path) => ({ ...contexts.of(path), globalStays, pageHelpers: wanted }));
}

/** True for a file that lacks helpers, or that was told where they are. */
const asksForHelpers = ({ callSites, pageHelpers }: ModuleResult): boolean =>
  pageHelpers.length > 0 ||
  callSites.some(({ findings }) => findings.some(({ code }) => code === 'helper-unavailable'));
