import type { Edit } from '../../javascript/edit.js';
import type { SyntaxNode } from '../tree.js';

/** True for code that an edit replaces, and does not take over as it is. */
export function isCovered(node: SyntaxNode, edits: readonly Edit[]): boolean {
  return edits.some(({ span, pieces }) => {
    if (span.start > node.start || node.end > span.end || span.start === span.end) return false;
    return !pieces.some(
      (piece) => typeof piece !== 'string' && piece.start <= node.start && node.end <= piece.end,
    );
  });
}
