import { finding } from '../../findings.js';
import type { Edit } from '../../javascript/edit.js';
import type { Migrated } from '../../mapping/mapping.js';
import type { NativeCall, NativeFile, Written } from '../language.js';
import { Names } from '../names.js';
import { inOneLine, keptComments, type Layout, type Line, onLines, startsLine } from '../statements.js';
import { indentAt, wholeLines } from '../style.js';
import type { NativeTree, SyntaxNode } from '../tree.js';
import { textOf } from '../tree.js';
import { type Rendering, renderStep } from './render.js';
import { scopeOf } from './values.js';

const layout: Layout = { end: '', joint: '; ' };

const names = new WeakMap<NativeTree, Names>();

/** Writes the steps of a call: one statement each, in the place of the call. */
export function write(call: NativeCall, mapped: Migrated, file: NativeFile): Written {
  const { tree } = file;
  const known = names.get(tree) ?? new Names(tree);
  names.set(tree, known);
  const rendering: Rendering = { call, file, names: known, scope: scopeOf(call.node), locals: new Map() };
  const lines = mapped.steps.flatMap((step) => renderStep(step, rendering));
  const edit = mapped.steps.some((step) => step.kind === 'read')
    ? inline(call.node, lines)
    : placed(call.node, lines, file);
  return edit ? { edits: [edit], findings: [] } : { manual: finding('position-unsupported') };
}

const inline = (node: SyntaxNode, lines: readonly Line[]): Edit => ({
  span: { start: node.start, end: node.end },
  pieces: inOneLine(lines, layout),
});

function placed(node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit | null {
  const { tree, style } = file;
  const { parent } = node;
  if (!parent) return null;
  if (isList(parent)) return inList(node, lines, file);
  // `return track(…)` of a function without a result: the SDK's call would give one.
  if (parent.type === 'control_transfer_statement' && textOf(tree, parent).startsWith('return')) {
    return inList(parent, [...lines, { pieces: ['return'] }], file, node);
  }
  if (parent.type === 'ternary_expression') {
    return { span: node, pieces: ['{ () -> Void in ', ...inOneLine(lines, layout), ' }()'] };
  }
  // `_ = track(…)`, `try track(…)`: one call for one call.
  const wraps =
    parent.type === 'try_expression' || parent.type === 'await_expression' || isDiscarded(tree, parent);
  if (!wraps || lines.length !== 1 || lines[0]?.block) return null;
  return { span: node, pieces: [keptComments(tree, node, lines, style), ...inOneLine(lines, layout)] };
}

const isList = (node: SyntaxNode): boolean => node.type === 'statements' || node.type === 'source_file';

const isDiscarded = (tree: NativeTree, node: SyntaxNode): boolean =>
  node.type === 'assignment' && /^_\s*=/.test(textOf(tree, node));

function inList(statement: SyntaxNode, lines: readonly Line[], file: NativeFile, call = statement): Edit {
  const { tree, style } = file;
  const span = { start: statement.start, end: statement.end };
  if (lines.length === 0) return { span: wholeLines(tree.text, statement) ?? span, pieces: [] };
  const comments = keptComments(tree, call, lines, style);
  const pieces = startsLine(tree, statement)
    ? onLines(lines, indentAt(tree.text, statement), style, layout)
    : inOneLine(lines, layout);
  return { span, pieces: [comments, ...pieces] };
}
