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
import { indentAt } from '../style.js';
import { ancestorsOf, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { removal } from './removal.js';

export const layout: Layout = { end: ';', joint: '; ' };

const lists = /^(compound_statement|case_statement|translation_unit|preproc_(if|ifdef|else|elif))$/;
const heads = /^(if_statement|else_clause|for_statement|while_statement|do_statement|labeled_statement)$/;

/** Puts statements in the place of a call; null where they cannot stand. */
export function placed(node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit[] | null {
  const { tree } = file;
  const { parent } = node;
  if (!parent?.parent) return null;
  if (parent.type === 'return_statement') return atReturn(parent, node, lines, file);
  if (parent.type !== 'expression_statement') return inExpression(node, lines);
  if (lists.test(parent.parent.type)) return [inList(parent, node, lines, file)];
  if (!heads.test(parent.parent.type)) return null;
  return textOf(tree, parent).endsWith(';') ? [inBranch(parent, node, lines, file)] : null;
}

const kept = (node: SyntaxNode, lines: readonly Line[], { tree, style }: NativeFile): Piece[] => [
  keptComments(tree, node, lines, style),
];

/** One message for one; of several a statement that stands in brackets, which clang and gcc take for an expression. */
function inExpression(node: SyntaxNode, lines: readonly Line[]): Edit[] | null {
  const [only] = lines;
  if (isInMacro(node)) return null;
  if (!only) return [{ span: spanOf(node), pieces: ['(void)0'] }];
  if (lines.length === 1 && !only.block) return [{ span: spanOf(node), pieces: only.pieces }];
  return [{ span: spanOf(node), pieces: ['({ ', ...ended(lines), ' })'] }];
}

const isInMacro = (node: SyntaxNode): boolean =>
  [...ancestorsOf(node)].some(({ type }) => type.startsWith('preproc_') && /def$/.test(type));

/** Segment's methods give nothing, so that nothing is returned; Amplitude's give the client. */
function atReturn(
  statement: SyntaxNode,
  node: SyntaxNode,
  lines: readonly Line[],
  file: NativeFile,
): Edit[] | null {
  const around = statement.parent?.type ?? '';
  const all: Line[] = [...lines, { pieces: ['return'] }];
  if (lists.test(around)) {
    const edit = inList(statement, node, all, file);
    return [{ ...edit, span: { start: statement.start, end: statement.end }, pieces: [...edit.pieces, ';'] }];
  }
  return heads.test(around) ? [inBranch(statement, node, all, file)] : null;
}

/** A declaration cannot stand behind the label of a case. */
const needsBlock = (statement: SyntaxNode, lines: readonly Line[]): boolean =>
  statement.parent?.type === 'case_statement' && lines.some(({ pieces }) => isDeclaration(pieces));

const isDeclaration = ([first]: readonly Piece[]): boolean =>
  typeof first === 'string' && /^\w+ \*\w+ = /.test(first);

/** The `;` of the call stays behind the last statement. */
function inList(statement: SyntaxNode, node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit {
  const { tree, style } = file;
  if (lines.length === 0) return removal(tree, statement);
  const indent = indentAt(tree.text, statement);
  if (needsBlock(statement, lines))
    return { span: spanOf(statement), pieces: block(node, lines, indent, file) };
  // Its `;` would be one too many behind a block.
  const endsInBlock = lines.at(-1)?.block !== undefined;
  const span = endsInBlock ? spanOf(statement) : spanOf(node);
  const pieces = startsLine(tree, statement) ? onLines(lines, indent, style, layout) : statementsOf(lines);
  return { span, pieces: [...kept(node, lines, file), ...pieces] };
}

/** On one line each statement but the last ends in `;`. */
const statementsOf = (lines: readonly Line[]): Piece[] =>
  lines.flatMap((one, index) => [
    ...inOneLine([one], layout),
    index === lines.length - 1 ? '' : one.block ? ' ' : '; ',
  ]);

const ended = (lines: readonly Line[]): Piece[] => [...statementsOf(lines), lines.at(-1)?.block ? '' : ';'];

/** The one statement behind `if`, `else` or `for` gets braces where it becomes several. */
function inBranch(statement: SyntaxNode, node: SyntaxNode, lines: readonly Line[], file: NativeFile): Edit {
  const { tree } = file;
  const [only] = lines;
  if (lines.length === 0) return { span: spanOf(statement), pieces: ['{}'] };
  if (lines.length === 1 && only && !only.block && statement.type !== 'return_statement')
    return { span: spanOf(node), pieces: [...kept(node, lines, file), ...only.pieces] };
  const owner = statement.parent ?? statement;
  const outer = indentAt(tree.text, startsLine(tree, statement) ? owner : statement);
  const gap = gapBefore(statement, file.tree);
  return {
    span: { start: statement.start - gap.length, end: statement.end },
    pieces: [gap === '' ? '' : ' ', ...block(node, lines, outer, file)],
  };
}

function block(node: SyntaxNode, lines: readonly Line[], outer: string, file: NativeFile): Piece[] {
  const { style } = file;
  const inner = outer + style.indent;
  const end = lines.at(-1)?.block ? '' : ';';
  return [
    '{',
    style.eol,
    inner,
    ...kept(node, lines, file),
    ...onLines(lines, inner, style, layout),
    `${end}${style.eol}${outer}}`,
  ];
}
