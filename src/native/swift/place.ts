import type { Edit, Piece } from '../../javascript/edit.js';
import type { NativeFile } from '../language.js';
import { inOneLine, keptComments, type Layout, type Line, line, onLines, startsLine } from '../statements.js';
import { indentAt, wholeLines } from '../style.js';
import { type NativeTree, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { callOf, memberOf } from './syntax.js';

export const layout: Layout = { end: '', joint: '; ' };

/** Puts statements in the place of a call. */
export function placed(node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit {
  const { tree } = file;
  const { parent } = node;
  if (parent && isList(parent)) return inList(node, isValue(tree, node) ? asNothing(lines) : lines, file);
  // `return track(…)` of a function without a result: the SDK's call would give one.
  if (parent?.type === 'control_transfer_statement' && parent.parent && isList(parent.parent))
    return inList(parent, [...lines, line(textOf(tree, parent).slice(0, 'return'.length))], file, node);
  const [only] = lines;
  if (parent && lines.length === 1 && only && !only.block && isOne(tree, parent, only))
    return { span: spanOf(node), pieces: inOneLine(lines, layout) };
  return { span: spanOf(node), pieces: inExpression(node, lines, file) };
}

export const isList = ({ type }: SyntaxNode): boolean => type === 'statements' || type === 'source_file';

/** `_ = track(…)`, `try track(…)`: one call for one call. */
const isOne = (tree: NativeTree, parent: SyntaxNode, { pieces }: Line): boolean =>
  /^(try|await)_expression$/.test(parent.type)
    ? parent.parent !== null && isList(parent.parent) && !isAssignment(pieces)
    : parent.type === 'assignment' && /^_\s*=/.test(textOf(tree, parent));

const isAssignment = (pieces: readonly Piece[]): boolean =>
  pieces.some((piece) => typeof piece === 'string' && /\w = $/.test(piece));

/** Where one expression has to stand: a closure that is called at once, or nothing. */
function inExpression(node: SyntaxNode, lines: readonly Line[], { tree, style }: NativeFile): Piece[] {
  if (lines.length === 0) return ['()'];
  if (!lines.some(({ block }) => block) && lines.length < 3)
    return ['{ () -> Void in ', ...inOneLine(lines, layout), ' }()'];
  const outer = indentAt(tree.text, node);
  const inner = outer + style.indent;
  return [
    '{ () -> Void in',
    style.eol + inner,
    keptComments(tree, node, lines, { ...style }),
    ...onLines(lines, inner, style, layout),
    `${style.eol}${outer}}()`,
  ];
}

/** Functions whose result is that of the closure: it was nothing, and the SDK's call gives something. */
const generic =
  /^(Task|detached|map|flatMap|compactMap|withAnimation|run|autoreleasepool|sync|perform|performAndWait)$/;

/** The one expression of a closure that is given to such a function. */
function isValue(tree: NativeTree, { parent }: SyntaxNode): boolean {
  const lambda = parent?.parent;
  if (!parent || lambda?.type !== 'lambda_literal' || parts(parent).length > 1) return false;
  const given =
    lambda.parent?.type === 'call_suffix' ? lambda.parent.parent : lambda.parent?.parent?.parent?.parent;
  const call = given ? callOf(tree, given) : null;
  const name = call ? (memberOf(tree, call.callee)?.name ?? call.callee) : null;
  return name !== null && generic.test(textOf(tree, name));
}

/** `_ = track(…)` gives nothing. */
function asNothing(lines: readonly Line[]): readonly Line[] {
  const [only] = lines;
  return lines.length === 1 && only && !only.block && !isAssignment(only.pieces)
    ? [line('_ = ', ...only.pieces)]
    : lines;
}

function inList(statement: SyntaxNode, lines: readonly Line[], file: NativeFile, call = statement): Edit {
  const { tree, style } = file;
  const comments = keptComments(tree, call, lines, style);
  if (lines.length === 0) return emptied(statement, comments, file);
  const pieces = startsLine(tree, statement)
    ? onLines(lines, indentAt(tree.text, statement), style, layout)
    : inOneLine(lines, layout);
  return { span: spanOf(statement), pieces: [comments, ...pieces] };
}

/** A statement that goes takes its line along, unless something has to stand there. */
function emptied(statement: SyntaxNode, comments: string, { tree }: NativeFile): Edit {
  const { parent } = statement;
  // A case of a switch needs a statement.
  const isOnly = parent?.parent?.type === 'switch_entry' && parts(parent).length === 1;
  if (isOnly) return { span: spanOf(statement), pieces: [comments, 'break'] };
  const whole = comments === '' ? wholeLines(tree.text, statement) : null;
  return { span: whole ?? spanOf(statement), pieces: [comments.trimEnd()] };
}
