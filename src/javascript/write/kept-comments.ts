import type { Span } from '../../segment/value.js';
import type { Piece } from '../edit.js';
import type { Tree } from '../syntax/tree.js';
import type { Style } from './style.js';
import { lineIndent } from './style.js';

/**
 * Adds the comments of a replaced range that no kept text holds, so that none is lost: on lines of their own
 * above a statement, in front of an expression as block comments.
 */
export function keptComments(
  tree: Tree,
  span: Span,
  pieces: readonly Piece[],
  form: 'above' | 'inline',
  { style }: { readonly style: Style },
): Piece[] {
  const kept = pieces.filter((piece): piece is Span => typeof piece !== 'string');
  const lost = tree.comments.filter((comment) => {
    const [start, end] = [comment.start ?? 0, comment.end ?? 0];
    return (
      start >= span.start &&
      end <= span.end &&
      !kept.some((range) => start >= range.start && end <= range.end)
    );
  });
  if (lost.length === 0) return [...pieces];
  if (form === 'above') {
    const separator = style.eol + lineIndent(tree.text, span.start);
    const texts = lost.map((comment) => tree.text.slice(comment.start ?? 0, comment.end ?? 0));
    return [texts.map((text) => text + separator).join(''), ...pieces];
  }
  const blocks = lost.map((comment) => `/*${comment.value.replaceAll('*/', '* /')}*/ `);
  return [blocks.join(''), ...pieces];
}
