import { holdsLoader } from '../amplitude/loader.js';
import { finding } from '../findings.js';
import { isMoved } from '../report/status.js';
import { isTestFile } from '../workspace/test-files.js';
import type { ModuleResult } from './module-task.js';
import type { Session } from './session.js';

/**
 * Leaves calls on the page's global with Segment where a snippet stays that loads it, and nothing starts Amplitude in its
 * place: its own page would throw at `window.amplitude`.
 */
export async function holdGlobals(session: Session): Promise<void> {
  const { results, texts, contexts, root } = session;
  const own = [...results.values()].filter(({ path }) => !isTestFile(path, root));
  if (!own.some(keepsSnippet)) return;
  const isStarted = own.some(startsAmplitude) || [...texts.values()].some(({ text }) => holdsLoader(text));
  const held = own.filter((result) => (isStarted ? keepsSnippet(result) && !startsAmplitude(result) : true));
  const globalFate = { kind: 'left', finding: finding('snippet-stays') } as const;
  await session.runAll(
    held.filter(movesCalls).map(({ path }) => path),
    (path) => ({ ...contexts.of(path), globalFate }),
  );
}

const keepsSnippet = ({ callSites }: ModuleResult): boolean =>
  callSites.some(({ method, status }) => method === 'snippet' && status === 'manual');

const movesCalls = ({ callSites }: ModuleResult): boolean => callSites.some(isMoved);

/** A snippet became a loader, or a module starts the SDK that it imports; `init` on a global that nobody loads is none. */
const startsAmplitude = ({ callSites, speaks }: ModuleResult): boolean =>
  callSites.some(
    (site) => isMoved(site) && (site.method === 'snippet' || (site.method === 'load' && speaks.length > 0)),
  );
