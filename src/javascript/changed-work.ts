import { finding } from '../findings.js';
import { isLeft, isMoved } from '../report/status.js';
import { empties, segmentImport, segmentReceivers } from './beside/receivers.js';
import { unheard } from './beside/unheard.js';
import type { Work } from './client-work.js';
import { namesGlobal, type Use } from './clients/client.js';
import type { Edit } from './edit.js';
import { constructionSite } from './set-up/construction.js';
import { heldSites, unpackedEdits } from './set-up/held.js';
import { lateLoadEdits } from './set-up/late-load.js';
import { boundReceiverEdits } from './sites/bound-receivers.js';
import { type Site, statusOf } from './sites/site.js';
import { isSelected, type SiteContext } from './sites/site-context.js';
import { takenEdits } from './taken-methods.js';

/** The client becomes Amplitude's; Segment's stays by another name for the calls that need it. */
export function changedWork(sites: readonly Site[], redirected: Edit[] | null, context: SiteContext): Work {
  const { client, fate, migration } = context;
  const needsSegment = sites.some(isLeft);
  const isKept = fate.kind === 'kept';
  const isHeld = client.origin.kind === 'held';
  const isEveryones = namesGlobal(client) || client.origin.kind === 'singleton';
  const isWanted = (isKept && fate.split && !isHeld) || (isEveryones && migration.context.globalStays);
  const keepsSegment = needsSegment || isWanted;
  const made = keepsSegment ? unheard(lateSites(sites, context), client) : sites;
  const construction = isSelected('load', context) ? constructionSite(context, keepsSegment) : null;
  // What a test needs splits no client of another module.
  const mayAsk = client.origin.kind !== 'imported' || !migration.context.isTest;
  const renamed =
    isKept && (needsSegment || emptiesBoth(context)) && (mayAsk || fate.split)
      ? [...segmentReceivers(client, sites), ...segmentImport(client, sites)]
      : [];
  const own = isHeld
    ? [...unpackedEdits(context), ...takenEdits(context), ...(redirected ?? [])]
    : (redirected ?? renamed);
  return {
    client,
    fate,
    sites: [...made, ...(construction ? [construction] : []), ...heldSites(context)],
    edits: [...own, ...boundReceiverEdits(sites, context)],
    needsSegment:
      isKept && needsSegment && mayAsk && !redirected ? [client.declaration?.identifier.name ?? ''] : [],
    keepsSegment,
  };
}

const emptiesBoth = ({ client, segmentStays }: SiteContext): boolean =>
  segmentStays && client.uses.some((use) => empties(use, client));

const isLoad = (use: Use): use is Extract<Use, { kind: 'call' }> =>
  use.kind === 'call' && use.method === 'load';

/** The call of `.load` stays where calls for Segment remain, and `init` follows it. */
function lateSites(sites: readonly Site[], context: SiteContext): Site[] {
  return sites.map((site) => {
    const use = context.client.uses.find((other) => isLoad(other) && other.at === site.at);
    const written = use && isLoad(use) && isMoved(site) ? lateLoadEdits(use, context) : null;
    if (!use || !isLoad(use) || isLeft(site)) return site;
    const settled = written ?? { edits: [], findings: [finding('position-unsupported')] };
    return { ...site, ...settled, status: statusOf(settled.findings) };
  });
}
