import { finding } from '../findings.js';
import type { Work } from './client-work.js';
import { type Site, statusOf } from './sites/site.js';
import type { Tree } from './syntax/tree.js';

/** True where TypeScript would ask what `window.amplitude` is. */
export function needsWindowType({ text }: Tree, path: string): boolean {
  return /\.[mc]?tsx?$/.test(path) && !/\bamplitude\??\s*:|window as any|<any>\s*window/.test(text);
}

/** One finding a file, at the first call that speaks to `window.amplitude` now. */
export function nameWindowType(sites: Site[], worked: readonly Work[]): void {
  const speaking = new Set(
    worked.flatMap(({ fate, sites: own }) => (fate.kind === 'window' ? own : own.filter(handsOutGlobal))),
  );
  const first = sites.findIndex((site) => speaking.has(site) && site.edits.length > 0);
  const site = sites[first];
  if (!site || site.status === 'manual') return;
  const findings = [...site.findings, finding('window-type')];
  sites[first] = { ...site, findings, status: statusOf(findings) };
}

/** `getAnalytics = () => window.analytics` */
const handsOutGlobal = ({ edits }: Site): boolean =>
  edits.some(({ pieces }) => pieces.includes('window.amplitude'));
