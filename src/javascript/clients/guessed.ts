import { blockAt, startOf, type Tree } from '../syntax/tree.js';
import { placeOf } from '../write/place.js';
import type { CallUse, Use } from './client.js';

/** True for a call that a client which stays one takes as it is, whosever client it is. */
export function keepsForm(use: CallUse): boolean {
  const isPlain = use.method === 'track' && use.args !== null && use.args.length <= 2;
  return isPlain && placeOf(use.node, new Set()).result === 'unused';
}

/** A use in a template that was read without its compiler, which would have to change and is not to be edited. */
export function guessedChange(tree: Tree, uses: readonly Use[]): Use | undefined {
  return uses.find((use) => isGuessed(tree, use) && !(use.kind === 'call' && keepsForm(use)));
}

/** True in a template that was read without its compiler. */
export const isGuessed = (tree: Tree, { node }: Pick<Use, 'node'>): boolean =>
  blockAt(tree, startOf(node))?.guessed === true;
