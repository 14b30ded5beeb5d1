import type { Edit, Piece } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import { inOneLine, keptComments, type Layout, type Line, line, onLines, startsLine } from '../statements.js';
import { indentAt } from '../style.js';
import { isComment, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { bodies } from './bodies.js';

const layout: Layout = { end: '', joint: '; ' };

const lists = /^(block|lambda_literal|source_file|statements)$/;

const heads = /^(if_expression|for_statement|while_statement|do_while_statement|when_entry)$/;

/** Puts statements in the place of a call; null where they cannot stand. */
export function placed(node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit[] | null {
  const { parent } = node;
  if (!parent) return null;
  if (lists.test(parent.type)) return [...inList(node, lines, file), ...bodies(node, file)];
  if (heads.test(parent.type) && node.field !== 'condition')
    return [...inBranch(node, lines, file), ...bodies(parent, file)];
  if (parent.type === 'function_body') return asBody(parent, node, lines, file);
  if (parent.type === 'return_expression' || parent.type === 'jump_expression')
    return returned(parent, node, lines, file);
  if (isAssignment(lines)) return null;
  if (lines.length === 1 && !lines[0]?.block && !isStatement(lines[0]))
    return [replaced(node, [...kept(node, lines, file), ...(lines[0]?.pieces ?? [])]), ...bodies(node, file)];
  if (parent.type === 'elvis_expression' || parent.type === 'binary_expression') {
    return [replaced(node, ['run { ', ...inOneLine(lines, layout), ' }']), ...bodies(node, file)];
  }
  return null;
}

const replaced = (node: SyntaxNode, pieces: readonly Piece[]): Edit => ({ span: spanOf(node), pieces });

const kept = (node: SyntaxNode, lines: readonly Line[], { tree, style }: NativeFile): Piece[] => [
  keptComments(tree, node, lines, style),
];

/** `a = b` and `if (a) b` are no expressions of their own, nor is a declaration. */
const isStatement = (one: Line | undefined): boolean =>
  one !== undefined && (/^(val |if \()/.test(String(one.pieces[0])) || isAssignment([one]));

const isAssignment = (lines: readonly Line[]): boolean =>
  lines.length === 1 &&
  lines.some(({ pieces }) => pieces.some((piece) => typeof piece === 'string' && /\w = $/.test(piece)));

function inList(node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit[] {
  const { tree, style } = file;
  if (lines.length === 0) return [emptied(node, file)];
  const pieces = startsLine(tree, node)
    ? onLines(lines, indentAt(tree.text, node), style, layout)
    : inOneLine(lines, layout);
  return [replaced(node, [...kept(node, lines, file), ...pieces])];
}

/** A statement that goes takes its line along. */
function emptied(node: SyntaxNode, { tree }: NativeFile): Edit {
  const { text } = tree;
  const start = text.lastIndexOf('\n', node.start - 1) + 1;
  const tail = /^[ \t]*;?[ \t]*(\r?\n|$)/.exec(text.slice(node.end));
  const alone = text.slice(start, node.start).trim() === '' && tail;
  return { span: alone ? { start, end: node.end + tail[0].length } : spanOf(node), pieces: [] };
}

/** The one statement behind `if`, `else`, `->` gets braces where it becomes several. */
function inBranch(node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit[] {
  const { tree, style } = file;
  const [only] = lines;
  if (lines.length === 0) return [replaced(node, ['{}'])];
  if (lines.length === 1 && only && !only.block && !isStatement(only))
    return [replaced(node, [...kept(node, lines, file), ...only.pieces])];
  const outer = indentAt(tree.text, node.parent && startsLine(tree, node) ? node.parent : node);
  const inner = outer + style.indent;
  const block = [
    '{',
    style.eol,
    inner,
    ...kept(node, lines, file),
    ...onLines(lines, inner, style, layout),
    `${style.eol}${outer}}`,
  ];
  // Braces begin on the line of the `if`, also where the statement had one of its own.
  const gap = /\S(\s*\n\s*)$/.exec(tree.text.slice(0, node.start))?.[1] ?? '';
  const isFree =
    gap !== '' &&
    !/\/\/.*$/.test(
      tree.text
        .slice(0, node.start - gap.length)
        .split('\n')
        .at(-1) ?? '',
    );
  return [
    isFree
      ? { span: { start: node.start - gap.length, end: node.end }, pieces: [' ', ...block] }
      : replaced(node, block),
  ];
}

/** `fun f() = track(…)`: the call gave nothing, Amplitude's gives the client. */
function asBody(body: SyntaxNode, node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit[] {
  const { tree, style } = file;
  const outer = indentAt(tree.text, body.parent ?? body);
  const inner = outer + style.indent;
  const comments = body.children
    .filter(isComment)
    .map((comment) => `${textOf(tree, comment)}${style.eol}${inner}`);
  return [
    replaced(body, [
      '{',
      style.eol,
      inner,
      ...comments,
      ...kept(node, lines, file),
      ...onLines(lines, inner, style, layout),
      `${style.eol}${outer}}`,
    ]),
  ];
}

/** `return track(…)` of a function without a result. */
function returned(
  statement: SyntaxNode,
  node: SyntaxNode,
  lines: readonly Line[],
  file: NativeFile,
): Edit[] | null {
  const word = /^return(@\w+)?/.exec(textOf(file.tree, statement))?.[0];
  if (!word || !statement.parent) return null;
  const all = [...lines, line(word)];
  if (lists.test(statement.parent.type)) {
    const [edit] = inList(statement, all, file);
    return edit ? [{ ...edit, pieces: [...kept(node, lines, file), ...edit.pieces] }] : null;
  }
  if (heads.test(statement.parent.type)) return inBranch(statement, all, file);
  const isElvis =
    statement.parent.type === 'binary_expression' || statement.parent.type === 'elvis_expression';
  return isElvis ? [replaced(statement, ['run { ', ...inOneLine(all, layout), ' }'])] : null;
}
