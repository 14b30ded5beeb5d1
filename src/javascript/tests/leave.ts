import { type FindingCode, finding } from '../../findings.js';
import type { Work } from '../client-work.js';
import { type Client, namesGlobal, type Use } from '../clients/client.js';
import type { FileContext } from '../context.js';
import { applyEdits } from '../edit.js';
import { type Site, statusOf } from '../sites/site.js';
import { mockMethod } from './segment-mocks.js';
import { spiedMethod } from './spies.js';

/** True for a test whose calls are listed and left. */
export const isLeftTest = ({ isTest, options }: FileContext): boolean =>
  isTest && options.tests !== 'rewrite';

/**
 * What is to say of the calls of a test that stays as it is: one on a client that is Amplitude's by now breaks
 * unless its form is the same on both, and so does a double of a global that nobody calls any more. All others
 * still speak to Segment.
 */
export function leaveSites(worked: readonly Work[], others: readonly Site[], text: string): Site[] {
  const own = worked.flatMap((work) => watchSites(work).map((site) => leave(site, codeOf(site, work, text))));
  return [...own, ...others.map((site) => leave(site, site.method === mockMethod ? null : 'test-left'))];
}

/** The sites of a test with its spies: one on `track` holds, what else is done with a client is for a person. */
export function watchSites(work: Work): Site[] {
  if (!isAmplitudes(work)) return [...work.sites];
  return work.sites.map((site) => {
    const use = useAt(work.client, site);
    if (use?.kind !== 'escape') return site;
    const findings = spiedMethod(use.node) === 'track' ? [] : [finding('test-client-changed')];
    return { ...site, findings, status: statusOf(findings) };
  });
}

/** The code of what there is to say; null where the site holds, or says it itself. */
function codeOf(site: Site, work: Work, text: string): FindingCode | null {
  const { client } = work;
  if (site.status === 'possible') return null;
  if (isAmplitudes(work)) {
    const holds = site.status === 'migrated' && applyEdits(text, site.edits) === text;
    return holds ? null : 'test-client-changed';
  }
  const use = useAt(client, site);
  const isDouble = use?.kind === 'assigned' || use?.kind === 'method' || use?.kind === 'escape';
  return namesGlobal(client) && isDouble ? 'test-doubles-global' : 'test-left';
}

/** True for a client of another module that is Amplitude's when the run is over. */
const isAmplitudes = ({ client, fate }: Work): boolean =>
  client.origin.kind === 'imported' && fate.kind !== 'left';

const useAt = ({ uses }: Client, { at }: Site): Use | undefined =>
  uses.find((use) => 'at' in use && use.at === at);

function leave(site: Site, code: FindingCode | null): Site {
  if (code === null) return { ...site, edits: [] };
  const findings = [finding(code)];
  return { ...site, findings, edits: [], status: statusOf(findings) };
}
