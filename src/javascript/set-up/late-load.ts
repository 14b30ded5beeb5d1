import type { Node } from '@babel/types';
import type { Finding } from '../../report/report.js';
import { segmentReceiver } from '../beside/receivers.js';
import type { CallUse, Construction } from '../clients/client.js';
import type { Edit, Piece } from '../edit.js';
import type { SiteContext } from '../sites/site-context.js';
import { ancestorsOf, endOf, isList, parentOf, startOf } from '../syntax/tree.js';
import { lineIndent } from '../write/style.js';
import { initLines } from './init.js';

/** `analytics.load(…)` on a client made earlier, where Segment has to stay: `init` follows it. */
export function lateLoadEdits(
  use: CallUse,
  context: SiteContext,
): { edits: Edit[]; findings: readonly Finding[] } | null {
  const statement = [...ancestorsOf(use.node)].find((node) => node.type === 'ExpressionStatement');
  if (statement?.type !== 'ExpressionStatement') return null;
  const { expression } = statement;
  const isInList = isList(parentOf(statement) ?? statement);
  const isGuarded = expression.type === 'LogicalExpression' && expression.operator === '&&' && isInList;
  const guarded = isGuarded ? expression : null;
  // In any other place `init` cannot follow: that is a person's to write.
  if (awaitedIn(guarded?.right ?? expression) !== use.node) return null;
  const { sdk } = context.client;
  const construction: Construction = { node: use.node, loads: true, args: use.args ?? [], at: use.at, sdk };
  const written = initLines(context, construction, statement, true);
  const lines = guarded ? { ...written, edits: intoBlock(guarded, written.edits, context) } : written;
  if (context.fate.kind !== 'kept') return lines;
  return { ...lines, edits: [...lines.edits, ...segmentReceiver(context.client, use.receiver)] };
}

/** `test && load();` becomes `if (test) { load(); … }`, with room for the lines behind it. */
function intoBlock(
  { left, right }: Extract<Node, { type: 'LogicalExpression' }>,
  behindIt: readonly Edit[],
  { writing: { tree, style } }: SiteContext,
): Edit[] {
  const indent = style.eol + lineIndent(tree.text, startOf(left));
  const deeper = (piece: Piece) =>
    typeof piece === 'string' ? piece.replaceAll(style.eol, style.eol + style.indent) : piece;
  const at = startOf(left);
  return [
    { span: { start: at, end: at }, pieces: ['if ('] },
    { span: { start: endOf(left), end: startOf(right) }, pieces: [`) {${indent}${style.indent}`] },
    ...behindIt.map((edit) => ({ ...edit, pieces: [...edit.pieces.map(deeper), `${indent}}`] })),
  ];
}

/** What a statement consists of, or waits for. */
const awaitedIn = (node: Node): Node => (node.type === 'AwaitExpression' ? node.argument : node);
