import type { FindingCode } from '../findings.js';
import type { Work } from './client-work.js';
import type { ModuleOutcome } from './module-outcome.js';
import type { Site } from './sites/site.js';
import type { Snippet } from './snippet/recognise.js';

/** What a file asks of the page's global: whether calls on it remain for Segment, and whether the file loads it. */
export function globalUse(
  worked: readonly Work[],
  others: readonly Site[],
  snippets: readonly Snippet[],
): Omit<ModuleOutcome['global'], 'names'> {
  const everyones = worked.filter(({ client }) => client.isGlobal || client.origin.kind === 'singleton');
  const sites = everyones.flatMap((work) => work.sites);
  const isCalled = sites.some(
    (site) => site.status === 'manual' && site.method !== 'load' && site.method !== 'presence',
  );
  const stays = isCalled || others.some(callsGlobal);
  return { stays, loads: snippets.length > 0 || sites.some((site) => site.method === 'load') };
}

/** A package that speaks to the page's Segment for the file. */
const callsGlobal = ({ findings }: Site): boolean =>
  findings.some(({ code }) => code === ('segment-through-redux' satisfies FindingCode));
