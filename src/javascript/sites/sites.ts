import { takenUses } from '../passed-on.js';
import { callSite } from './call-site.js';
import type { Site } from './site.js';
import type { SiteContext } from './site-context.js';
import { droppedTests } from './test-site.js';
import { otherSite } from './use-site.js';
import { wholeChains } from './whole-chains.js';

/** Works on every use of a client that is a call site. */
export function sitesOf(context: SiteContext): Site[] {
  // Tests come first: what stands behind a dropped operand may then be a statement of its own.
  const { sites, dropped } = droppedTests(context);
  for (const use of [...context.client.uses, ...takenUses(context)]) {
    const made = use.kind === 'call' ? callSite(use, dropped, context) : otherSite(use, context);
    if (made) sites.push(made);
  }
  return wholeChains(sites, context);
}
