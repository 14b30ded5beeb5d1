import type { Node } from '@babel/types';
import { finding } from '../../findings.js';
import { isLeft } from '../../report/status.js';
import type { CallUse } from '../clients/client.js';
import { leftSite } from './left-site.js';
import type { Site } from './site.js';
import type { SiteContext } from './site-context.js';

/** Calls that are chained change together or not at all. */
export function wholeChains(sites: readonly Site[], context: SiteContext): Site[] {
  const calls = context.client.uses.filter((use): use is CallUse => use.kind === 'call');
  const chainOf = (use: CallUse): Node => {
    const inner = use.chained && calls.find(({ node }) => node === use.chained);
    return inner ? chainOf(inner) : use.node;
  };
  const left = new Set(
    calls.filter((use) => sites.some((site) => site.at === use.at && isLeft(site))).map(chainOf),
  );
  return sites.map((site) => {
    const use = calls.find(({ at }) => at === site.at);
    const isHeldBack = use && left.has(chainOf(use)) && !isLeft(site);
    return isHeldBack ? leftSite(use, use.method, finding('position-unsupported'), context) : site;
  });
}
