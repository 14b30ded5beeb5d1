import { flavours } from '../../amplitude/flavours.js';
import { holdsLoader } from '../../amplitude/loader.js';
import { startsDefault } from '../amplitude-use.js';
import type { Work } from '../client-work.js';
import { flavourOf } from '../clients/client.js';
import type { Site } from '../sites/site.js';
import type { Tree } from '../syntax/tree.js';

/**
 * The call sites of a client without its set-up, where that stays for calls that need Segment and Amplitude is started
 * beside it already: those calls speak for it, and a second run has nothing to say of it.
 */
export function withoutDone({ client, sites, keepsSegment }: Work, tree: Tree): readonly Site[] {
  if (!keepsSegment || !startsDefault(tree, flavourOf(client))) return sites;
  return sites.filter(
    ({ transform, edits, findings }) => transform !== 'load' || edits.length > 0 || findings.length > 0,
  );
}

/** True where a snippet that stays has Amplitude beside it already. */
export const isBesideAmplitude = (tree: Tree): boolean =>
  holdsLoader(tree.text) || startsDefault(tree, flavours.browser);
