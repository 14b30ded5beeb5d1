import type { Piece } from '../javascript/edit.js';
import { isFirstOnLine } from '../javascript/write/style.js';
import type { Span } from '../segment/value.js';
import { indentAt, type Style } from './style.js';
import { findAll, isComment, type NativeTree, type SyntaxNode, textOf } from './tree.js';

/** One statement of the output; a block has statements of its own in braces. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly block?: readonly Line[];
}

/** A statement without a block. */
export const line = (...pieces: Piece[]): Line => ({ pieces });

/** How a language ends and joins statements. */
export interface Layout {
  /** `;` where statements end in one. */
  readonly end: string;
  /** What joins statements on one line: `; ` or a space behind the `;` that each has. */
  readonly joint: string;
}

/** Lays statements out, one a line at an indent. The last has no end: what stood behind the call goes on. */
export function onLines(lines: readonly Line[], indent: string, style: Style, layout: Layout): Piece[] {
  const pieces = lines.map((one, index) => {
    const end = index < lines.length - 1 && !one.block ? layout.end : '';
    return [...statement(one, indent, style, layout), end];
  });
  return joined(pieces, style.eol + indent);
}

/** Lays statements out on one line, for a place in the middle of one. */
export function inOneLine(lines: readonly Line[], layout: Layout): Piece[] {
  const pieces = lines.map(({ pieces: own, block }) =>
    block ? [...own, ' { ', ...inOneLine(block, layout), layout.end, ' }'] : [...own],
  );
  return joined(pieces, layout.joint);
}

function statement({ pieces, block }: Line, indent: string, style: Style, layout: Layout): Piece[] {
  if (!block) return [...pieces];
  const inner = indent + style.indent;
  const open = ` {${style.eol}${inner}`;
  const end = block.at(-1)?.block ? '' : layout.end;
  return [...pieces, open, ...onLines(block, inner, style, layout), end, `${style.eol}${indent}}`];
}

function joined(parts: readonly Piece[][], separator: string): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}

/** True when a statement may take lines of its own: nothing stands before it on its line. */
export const startsLine = (tree: NativeTree, node: SyntaxNode): boolean =>
  isFirstOnLine(tree.text, node.start);

/** Comments inside a call that its output would lose, as lines that stand above it. */
export function keptComments(
  tree: NativeTree,
  call: SyntaxNode,
  lines: readonly Line[],
  style: Style,
): string {
  const spans = lines.flatMap(spansOf);
  const lost = findAll(call, isComment).filter((node) => !spans.some((span) => covers(span, node)));
  const indent = indentAt(tree.text, call);
  return lost.map((node) => textOf(tree, node).trimEnd() + style.eol + indent).join('');
}

function spansOf({ pieces, block }: Line): Span[] {
  const own = pieces.filter((piece): piece is Span => typeof piece !== 'string');
  return [...own, ...(block ?? []).flatMap(spansOf)];
}

const covers = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;

/**
 * White space between the head and a statement on a line of its own: braces begin on the line of the head. Empty where
 * that line ends in a comment, or is one of the preprocessor's.
 */
export function gapBefore(statement: SyntaxNode, { text }: NativeTree): string {
  const before = text.slice(0, statement.start);
  const gap = /\S(\s*\n\s*)$/.exec(before)?.[1] ?? '';
  const head =
    before
      .slice(0, before.length - gap.length)
      .split('\n')
      .at(-1) ?? '';
  return head.includes('//') || /^\s*#/.test(head) ? '' : gap;
}
