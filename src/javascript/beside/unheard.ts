import { finding } from '../../findings.js';
import { isLeft } from '../../report/status.js';
import { steersLaterCalls } from '../../segment/methods.js';
import type { CallUse, Client, Use } from '../clients/client.js';
import { type Site, statusOf } from '../sites/site.js';
import { empties } from './receivers.js';

/** Says of each call that steered later ones that Segment's client, which stays for some of them, no longer hears it. */
export function unheard(sites: readonly Site[], client: Client): Site[] {
  const { sdk, uses } = client;
  const heard = new Set(
    uses.flatMap((use) => ((empties(use, client) && !use.bare) || isGetter(use) ? [use.at] : [])),
  );
  return sites.map((site) => {
    if (isLeft(site) || !steersLaterCalls(site.method, sdk.dialect) || heard.has(site.at)) return site;
    const findings = [...site.findings, finding('segment-hears-no-more')];
    return { ...site, findings, status: statusOf(findings) };
  });
}

/** `setAnonymousId()` without an id asks for it. */
const isGetter = (use: Use): use is CallUse =>
  use.kind === 'call' && use.method === 'setAnonymousId' && use.args?.length === 0;
