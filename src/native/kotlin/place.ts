import type { Edit, Piece } from '../../javascript/edit.js';
import type { Call } from '../jvm/syntax.js';
import type { NativeCall, NativeFile } from '../language.js';
import { inOneLine, keptComments, type Line, line, onLines, startsLine } from '../statements.js';
import { indentAt } from '../style.js';
import { isComment, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { bodies } from './bodies.js';
import { asExpression, asUnit, endingInUnit, isStatement, layout } from './units.js';
import { useOf } from './value-use.js';

const lists = /^(block|lambda_literal|source_file|statements)$/;

const heads = /^(if_expression|for_statement|while_statement|do_while_statement|when_entry)$/;

/** Puts statements in the place of a call. Segment's methods give nothing: where something takes their value, it still gets that. */
export function placed(
  call: NativeCall & { readonly source: Call | null },
  written: readonly Line[],
  file: NativeFile,
): Edit[] {
  const { node } = call;
  const { parent } = node;
  const isSafe = call.source?.safe === true;
  const use = useOf(file.tree, node);
  const lines = use === 'taken' ? endingInUnit(written, isSafe) : written;
  if (parent && lists.test(parent.type)) return [...inList(node, lines, file), ...bodies(node, file)];
  if (use === 'body' && parent?.type === 'function_body') return asBody(parent, node, lines, file);
  if (use === 'body' && parent?.type === 'return_expression') return returned(parent, node, lines, file);
  if (parent && heads.test(parent.type) && node.field !== 'condition')
    return [...inBranch(node, lines, file), ...bodies(parent, file)];
  const pieces = use === 'taken' ? asUnit(written, isSafe) : asExpression(written);
  return [replaced(node, [...kept(node, written, file), ...pieces]), ...bodies(node, file)];
}

const replaced = (node: SyntaxNode, pieces: readonly Piece[]): Edit => ({ span: spanOf(node), pieces });

const kept = (node: SyntaxNode, lines: readonly Line[], { tree, style }: NativeFile): Piece[] => [
  keptComments(tree, node, lines, style),
];

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
function returned(statement: SyntaxNode, node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit[] {
  const word = /^return(@\w+)?/.exec(textOf(file.tree, statement))?.[0] ?? 'return';
  const all = [...lines, line(word)];
  if (lists.test(statement.parent?.type ?? '')) {
    return inList(statement, all, file).map((edit) => ({
      ...edit,
      pieces: [...kept(node, lines, file), ...edit.pieces],
    }));
  }
  if (heads.test(statement.parent?.type ?? '')) return inBranch(statement, all, file);
  return [replaced(statement, asExpression(all))];
}
