import { finding } from '../findings.js';
import type { Work } from './client-work.js';
import { constructionsOf } from './clients/client.js';
import { type Fate, isLeftBeside } from './fate.js';
import { lostPlugIn } from './plugins/loaded.js';
import { heldPlace } from './set-up/held.js';
import { markedSite } from './sites/left-site.js';
import type { Site } from './sites/site.js';
import { isSelected, type SiteContext } from './sites/site-context.js';
import { wrapped } from './syntax/unwrap.js';

/** The client stays Segment's, with all its calls. */
export function leftWork(
  sites: readonly Site[],
  fate: Extract<Fate, { kind: 'left' }>,
  context: SiteContext,
): Work {
  const { client } = context;
  const all = [...sites, ...leftConstruction(fate, context)];
  return { client, fate, sites: all, edits: [], needsSegment: [], keepsSegment: true };
}

/** The set-up of a client that stays carries the one marker for all its calls. */
function leftConstruction(fate: Extract<Fate, { kind: 'left' }>, context: SiteContext): Site[] {
  const { client } = context;
  // What an earlier run left beside Amplitude's client is there for its calls, which speak for it.
  if (isLeftBeside(context.writing.tree, client)) return [];
  const said = new Set(client.uses.flatMap((use) => (use.kind === 'escape' ? [use.node] : [])));
  const places = constructionsOf(client).filter(({ node }) => !said.has(wrapped(node)));
  return places.map((construction) => {
    const { node } = construction;
    const place = heldPlace(construction);
    if (!isSelected('load', context)) {
      return markedSite(place, node, finding('transform-not-selected'), context);
    }
    // Where single calls are the reason, they carry the markers; what another run would change needs none.
    const wantsMarker =
      fate.finding.code === 'client-use-unclear' || lostPlugIn(context.writing.tree, client) !== null;
    return markedSite(place, node, fate.finding, context, wantsMarker);
  });
}
