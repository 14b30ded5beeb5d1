import type { Edit } from '../../javascript/edit.js';
import { wholeLines } from '../style.js';
import { type NativeTree, type SyntaxNode, spanOf } from '../tree.js';

const heads = /^(if_statement|else_clause|for_statement|while_statement|do_statement)$/;

/** Takes a statement away: with its line, or up to a comment that stands behind it; behind a head without braces, braces stay. */
export function removal({ text }: NativeTree, node: SyntaxNode): Edit {
  if (heads.test(node.parent?.type ?? '')) return { span: spanOf(node), pieces: ['{}'] };
  const line = wholeLines(text, node);
  if (line) return { span: line, pieces: [] };
  const gap = /^[ \t]*(?=\/[/*])/.exec(text.slice(node.end))?.[0].length ?? 0;
  return { span: { start: node.start, end: node.end + gap }, pieces: [] };
}
