import { finding } from '../findings.js';
import type { Work } from './client-work.js';
import type { Site } from './sites/site.js';

/** One finding a file where the global was taken for Segment on trust, and `review` for all its calls. */
export function assumeGlobal(sites: Site[], worked: readonly Work[]): void {
  const assumed = new Set(
    worked
      .flatMap((work) => (work.client.isGlobal ? work.sites : []))
      .filter((site) => site.status !== 'possible'),
  );
  let first = true;
  for (const [index, site] of sites.entries()) {
    if (!assumed.has(site)) continue;
    const findings = first ? [...site.findings, finding('global-assumed-segment')] : site.findings;
    first = false;
    sites[index] = { ...site, findings, status: site.status === 'manual' ? 'manual' : 'review' };
  }
}
