import type { Edit, Piece } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import {
  gapBefore,
  inOneLine,
  keptComments,
  type Layout,
  type Line,
  onLines,
  startsLine,
} from '../statements.js';
import { indentAt, wholeLines } from '../style.js';
import { type SyntaxNode, spanOf } from '../tree.js';

/** How Java ends and joins statements. */
export const layout: Layout = { end: ';', joint: ' ' };

const lists = /^(block|constructor_body|switch_block_statement_group|program)$/;

const heads =
  /^(if_statement|for_statement|enhanced_for_statement|while_statement|do_statement|labeled_statement)$/;

/** Puts statements in the place of a call; null where they cannot stand. */
export function placed(node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit[] | null {
  const { parent } = node;
  if (!parent) return null;
  if (parent.type === 'lambda_expression') return [inLambda(node, lines, file)];
  if (parent.type !== 'expression_statement' || !parent.parent) {
    return lines.length === 1 && !lines[0]?.block
      ? [{ span: spanOf(node), pieces: lines[0]?.pieces ?? [] }]
      : null;
  }
  if (lists.test(parent.parent.type)) return [inList(parent, node, lines, file)];
  if (heads.test(parent.parent.type) || parent.parent.type === 'switch_rule')
    return [inBranch(parent, node, lines, file)];
  return null;
}

const kept = (node: SyntaxNode, lines: readonly Line[], { tree, style }: NativeFile): Piece[] => [
  keptComments(tree, node, lines, style),
];

/** The `;` of the call stays behind the last statement. */
function inList(statement: SyntaxNode, node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit {
  const { tree, style } = file;
  if (lines.length === 0) return { span: wholeLines(tree.text, statement) ?? spanOf(statement), pieces: [] };
  const pieces = startsLine(tree, statement)
    ? onLines(lines, indentAt(tree.text, statement), style, layout)
    : ended(lines);
  // A block needs no `;` behind it.
  const span = lines.at(-1)?.block && isBare(statement, node, file) ? spanOf(statement) : spanOf(node);
  return { span, pieces: [...kept(node, lines, file), ...pieces] };
}

const isBare = (statement: SyntaxNode, node: SyntaxNode, { tree }: NativeFile): boolean =>
  /^\s*;$/.test(tree.text.slice(node.end, statement.end));

/** On one line each statement but the last ends in `;`. */
function ended(lines: readonly Line[]): Piece[] {
  return lines.flatMap((one, index) => [...inOneLine([one], layout), index < lines.length - 1 ? '; ' : '']);
}

/** The one statement behind `if`, `else` or `->` gets braces where it becomes several. */
function inBranch(statement: SyntaxNode, node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit {
  const { tree } = file;
  const [only] = lines;
  if (lines.length === 0) return { span: spanOf(statement), pieces: ['{}'] };
  // An `if` of the output would take the `else` of the code.
  if (lines.length === 1 && only && !only.block && !/^if \(/.test(String(only.pieces[0])))
    return { span: spanOf(node), pieces: [...kept(node, lines, file), ...only.pieces] };
  const outer = indentAt(
    tree.text,
    startsLine(tree, statement) && statement.parent ? statement.parent : statement,
  );
  return {
    span: branchSpan(statement, file),
    pieces: [isOnOwnLine(statement, file) ? ' ' : '', ...block(node, lines, outer, file)],
  };
}

const isOnOwnLine = (statement: SyntaxNode, file: NativeFile): boolean =>
  gapBefore(statement, file.tree) !== '';

const branchSpan = (statement: SyntaxNode, file: NativeFile) => ({
  start: statement.start - gapBefore(statement, file.tree).length,
  end: statement.end,
});

function block(node: SyntaxNode, lines: readonly Line[], outer: string, file: NativeFile): Piece[] {
  const { style } = file;
  const inner = outer + style.indent;
  return [
    '{',
    style.eol,
    inner,
    ...kept(node, lines, file),
    ...onLines(lines, inner, style, layout),
    `;${style.eol}${outer}}`,
  ];
}

function inLambda(node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit {
  const [only] = lines;
  if (lines.length === 1 && only && !only.block && !/^if \(/.test(String(only.pieces[0])))
    return { span: spanOf(node), pieces: [...kept(node, lines, file), ...only.pieces] };
  return { span: spanOf(node), pieces: block(node, lines, indentAt(file.tree.text, node), file) };
}
