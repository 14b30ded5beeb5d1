import type { Node } from '@babel/types';
import { asExpression, asStatements } from '../../amplitude/forms.js';
import { type IfId, isSend } from '../../amplitude/step.js';
import { finding } from '../../findings.js';
import type { Migrated } from '../../mapping/mapping.js';
import type { Finding } from '../../report/report.js';
import type { Edit, Piece } from '../edit.js';
import { spanOf } from '../syntax/span.js';
import {
  ancestorsOf,
  blockAt,
  endOf,
  isInline,
  isList,
  parentOf,
  startOf,
  type Tree,
} from '../syntax/tree.js';
import { renderAsExpression } from './expressions.js';
import { NothingImportable } from './imports.js';
import { keptComments } from './kept-comments.js';
import type { Place } from './place.js';
import { reindented } from './reindent.js';
import { removal } from './removal.js';
import type { RenderContext } from './render-context.js';
import type { Speaker } from './speaker.js';
import { braced, type Line, layOut, renderStatements } from './statements.js';
import { isFirstOnLine, lineIndent, statementSpan } from './style.js';
import { contextOf, type Writing } from './writing.js';

/** The edits of one call, or the reason why it stays. */
export type Written =
  | { readonly edits: readonly Edit[]; readonly findings: readonly Finding[] }
  | { readonly manual: Finding };

/** Writes the steps of a call in the form that its place takes. */
export function writeCall(
  node: Node,
  mapped: Migrated,
  place: Place,
  speaker: Speaker,
  writing: Writing,
): Written {
  // A helper takes the functions of a client: of one that may be missing there are none.
  const lends = mapped.steps.some((step) => step.kind === 'track' && step.through !== undefined);
  if (lends && speaker.fn('track').includes('?.')) return { manual: finding('position-unsupported') };
  const takeBack = writing.imports.checkpoint();
  try {
    const write = takesStatements(mapped, place, writing) ? writeStatement : writeExpression;
    const written = write(node, mapped, place, speaker, writing);
    if (!written) {
      takeBack();
      return { manual: finding('position-unsupported') };
    }
    const reads = place.read || readsContext(mapped);
    return {
      edits: [written, ...reindented(writing.tree, written)],
      findings: reads ? [finding('callback-context')] : [],
    };
  } catch (error) {
    if (!(error instanceof NothingImportable)) throw error;
    takeBack();
    return { manual: finding(error.code) };
  }
}

/**
 * A callback that declares a parameter, or that is not written out here, may use what Segment handed to it; of an error,
 * which stands first, it is still told.
 */
function readsContext({ callback, errorFirst }: Migrated): boolean {
  if (callback === undefined || callback.parameters === 0) return false;
  return !errorFirst || callback.parameters !== 1;
}

/**
 * A statement of its own takes statements, but for two cases: at the top of a classic script a `const` would be
 * a global, and a callback has to run whether or not there is an id.
 */
function takesStatements({ steps, callback }: Migrated, place: Place, writing: Writing): boolean {
  const declaresGlobals = writing.classic && steps.length > 0;
  if (place.statement === null || (declaresGlobals && isTopLevel(place.statement))) return false;
  if (isInline(writing.tree, startOf(place.statement))) return false;
  if (hasDirective(writing.tree, place.statement)) return false;
  const last = steps.at(-1);
  return !(callback && last?.kind === 'if-id' && last.steps.some(isSend));
}

/** A comment that speaks to a tool about the next line covers one statement, not several. */
function hasDirective({ text }: Tree, statement: Node): boolean {
  return /(@ts-ignore|@ts-expect-error|-disable-next-line|-ignore)\b[^\n]*\n[ \t]*$/.test(
    text.slice(0, startOf(statement)),
  );
}

const isTopLevel = (statement: Node): boolean => parentOf(statement)?.type === 'Program';

function writeStatement(
  node: Node,
  mapped: Migrated,
  place: Place,
  speaker: Speaker,
  writing: Writing,
): Edit | null {
  const { tree, style } = writing;
  const statement = place.statement as Node;
  const whole = statementSpan(tree, statement);
  const parent = parentOf(statement);
  const alone = parent !== undefined && !isList(parent);
  const indent = lineIndent(tree.text, startOf(statement));
  const context = contextOf(node, indent, speaker, writing, statement);
  const settling = { awaited: place.result === 'await', ...callbackOf(mapped, context) };
  const lines = renderStatements(asStatements(mapped.steps), settling, context);
  const [only] = lines;
  // One call for one call: whatever stands around it, `void` or a semicolon, may stay.
  const isPlain = place.result === 'unused' && place.awaited === null;
  if (lines.length === 1 && only && !only.block && !only.declares && isPlain) {
    return { span: spanOf(node), pieces: keptComments(tree, spanOf(node), only.pieces, 'inline', writing) };
  }
  if (alone) return bracedStatement(statement, lines, context, writing);
  if (parent?.type === 'SwitchCase' && lines.some((line) => line.declares)) {
    const pieces = braced(lines, { ...context, indent: indent + style.indent }, indent);
    return {
      span: spanOf(statement),
      pieces: keptComments(tree, spanOf(statement), pieces, 'above', writing),
    };
  }
  if (lines.length === 0) {
    // What was said about it may hold on.
    const [said] = keptComments(tree, whole, [], 'above', writing);
    if (typeof said !== 'string') return removal(tree, statement);
    return { span: whole, pieces: [said.trimEnd()] };
  }
  const pieces = layOut(lines, context, !isFirstOnLine(tree.text, startOf(statement)));
  return { span: whole, pieces: keptComments(tree, whole, pieces, 'above', writing) };
}

/** The body of an `if` or a loop without braces gets them, on the line of its head. */
function bracedStatement(
  statement: Node,
  lines: readonly Line[],
  context: RenderContext,
  writing: Writing,
): Edit {
  const { text } = writing.tree;
  const owner = parentOf(statement) as Node;
  const before = /\s*$/.exec(text.slice(0, startOf(statement)))?.[0].length ?? 0;
  const outer = lineIndent(text, startOf(owner));
  const pieces = braced(lines, { ...context, indent: outer + writing.style.indent }, outer);
  const start = startOf(statement) - before;
  return {
    span: { start, end: endOf(statement) },
    pieces: [' ', ...keptComments(writing.tree, spanOf(statement), pieces, 'inline', writing)],
  };
}

function writeExpression(
  node: Node,
  mapped: Migrated,
  place: Place,
  speaker: Speaker,
  writing: Writing,
): Edit | null {
  const steps = asExpression(mapped.steps);
  const { tree } = writing;
  if (!steps || steps.some((step) => step.kind === 'if-id' && waitsInside(step, tree))) return null;
  const indent = lineIndent(tree.text, startOf(node));
  const context = contextOf(node, indent, speaker, writing, node);
  const pieces = renderAsExpression(steps, { result: place.result, ...callbackOf(mapped, context) }, context);
  // An `await` in front of something that gives no promise goes with the call.
  const sends = pieces.some((piece) => typeof piece === 'string' && /delivered|^\.promise$/.test(piece));
  const target =
    place.awaited && (!sends || place.result === 'void') && steps.length > 0 ? place.awaited : node;
  const opens = String(pieces[0]).startsWith('(') && callsLineAbove(target, tree);
  const guarded = opens ? [';', ...pieces] : pieces;
  return { span: spanOf(target), pieces: keptComments(tree, spanOf(target), guarded, 'inline', writing) };
}

/** True where a parenthesis in the place of a node would call what the statement above gives. */
function callsLineAbove(node: Node, tree: Tree): boolean {
  const statement = [node, ...ancestorsOf(node)].find((ancestor) => ancestor.type === 'ExpressionStatement');
  const list = statement && parentOf(statement);
  if (!statement || !list || startOf(statement) !== startOf(node)) return false;
  const siblings = 'body' in list ? list.body : 'consequent' in list ? list.consequent : [];
  const previous = Array.isArray(siblings) ? siblings[siblings.indexOf(statement as never) - 1] : undefined;
  if (!previous || blockAt(tree, startOf(previous)) !== blockAt(tree, startOf(node))) return false;
  const end = tree.text[endOf(previous) - 1];
  // A block ends by its brace; a value that ends in one does not.
  return end !== ';' && (end !== '}' || /^(Expression|Variable|Export)/.test(previous.type));
}

/** True when a text that would move into an arrow function waits for something. */
function waitsInside({ steps }: IfId, { text }: Tree): boolean {
  const spans = [...JSON.stringify(steps).matchAll(/"start":(\d+),"end":(\d+)/g)];
  return spans.some(([, start, end]) => /\b(await|yield)\b/.test(text.slice(Number(start), Number(end))));
}

function callbackOf(
  { callback, errorFirst, steps }: Migrated,
  context: RenderContext,
): { callback?: Piece[]; flushes?: boolean } {
  if (!callback) return {};
  if (!errorFirst) return { callback: [callback.span] };
  if (callback.parameters === 0 || steps.length === 0) return { callback: [callback.span], flushes: false };
  return { callback: [`${context.helper('withError')}(`, callback.span, ')'], flushes: false };
}
