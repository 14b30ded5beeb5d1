import type { Piece } from '../../javascript/edit.js';
import { type NativeTree, type SyntaxNode, spanOf, textOf } from '../tree.js';
import type { Bag, Item } from './bags.js';

/** Operators that bind tighter than `to`. */
const tight = new Set(['+', '-', '*', '/', '%', '..']);

/** The text of a value behind `to`, in brackets where the operators in it would take the key along. */
export function pairValue(tree: NativeTree, node: SyntaxNode): Piece[] {
  const operator = node.children.find((child) => !child.named);
  const isLoose =
    /^(elvis_expression|infix_expression|conjunction_expression|disjunction_expression|equality_expression|comparison_expression|check_expression|in_expression|is_expression)$/.test(
      node.type,
    ) ||
    (node.type === 'binary_expression' && !tight.has(operator ? textOf(tree, operator) : ''));
  return isLoose ? ['(', spanOf(node), ')'] : [spanOf(node)];
}

/** `mutableMapOf<String, Any?>("k" to v, …)` with the line breaks and comments that stood between the entries. */
export function mapPieces(tree: NativeTree, bag: Bag, write: (item: Item) => Piece[] | null): Piece[] | null {
  const pieces: Piece[] = ['mutableMapOf<String, Any?>('];
  for (const [index, item] of bag.items.entries()) {
    const value = write(item);
    if (!value) return null;
    const isLast = index === bag.items.length - 1;
    pieces.push(
      ...gapPieces(tree, item.gap, index === 0),
      typeof item.keyText === 'string' ? item.keyText : spanOf(item.keyText),
    );
    pieces.push(' to ', ...value, isLast ? '' : ',');
  }
  return [...pieces, ...closingPieces(tree, bag), ')'];
}

function gapPieces(tree: NativeTree, gap: { start: number; end: number }, isFirst: boolean): Piece[] {
  const source = tree.text.slice(gap.start, gap.end);
  if (source.includes('\n')) return /[,;]/.test(source) ? [source.replace(/^\s*[,;]/, '')] : [gap];
  return [isFirst ? '' : ' '];
}

function closingPieces(tree: NativeTree, { node, items, tail }: Bag): Piece[] {
  const rest = tree.text.slice(tail.start, tail.end);
  if (rest.includes('\n')) return [tail];
  const [first] = items;
  const breaks = first && tree.text.slice(first.gap.start, first.gap.end).includes('\n');
  if (!breaks) return [];
  const lineStart = tree.text.lastIndexOf('\n', node.start - 1) + 1;
  const indent = /^[ \t]*/.exec(tree.text.slice(lineStart, node.start))?.[0] ?? '';
  return [(tree.text.includes('\r\n') ? '\r\n' : '\n') + indent];
}
