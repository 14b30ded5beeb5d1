import type { Node, Statement } from '@babel/types';
import { isOtherVendors } from '../../segment/snippet.js';
import type { Span } from '../../segment/value.js';
import { type Declaration, resolve } from '../syntax/scope.js';
import { endOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';
import { wasAltered } from './alterations.js';
import { climb, joinedEnd, ownBefore, ownFrom, shellOf, statementsAround, withComments } from './extent.js';
import { globalNamed } from './global-name.js';
import { isOwnStatement } from './statements.js';

/** Segment's snippet, written out as code. What follows `load` in it is the user's, and no part of it. */
export interface Snippet {
  /** The outermost statement that is there for the snippet alone: its function, its `if`, its first line. */
  readonly statement: Node;
  /** From the declaration of the queue to the last line of Segment's before the user's own. */
  readonly lead: Span;
  /** Lines of Segment's behind the first one of the user's. */
  readonly strays: readonly Statement[];
  /** What a second snippet in the page is kept out by: the `if` around everything, a `return`, nothing. */
  readonly guard: 'block' | 'return' | 'none';
  /** From the brace that closes the block of lines to the end of the `if` around everything. */
  readonly close: Span | null;
  /** Nothing of the user's stands in it. */
  readonly bare: boolean;
  /** The name that it makes on `window`. */
  readonly global: string;
  /** The variable that holds the queue inside. */
  readonly local: Declaration | null;
  /** Where it is reported. */
  readonly at: number;
  /** It does more than Segment's does, which would be lost, or is one statement with what is the user's. */
  readonly altered: boolean;
}

/** Finds every copy of Segment's snippet in the code of a file; those of other vendors are none. */
export function findSnippets(tree: Tree): Snippet[] {
  if (!tree.identifiers.has('methods') || !tree.identifiers.has('load')) return [];
  return (tree.identifiers.get('methods') ?? [])
    .flatMap((identifier) => snippetAround(tree, identifier) ?? [])
    .sort((a, b) => a.at - b.at);
}

function snippetAround(tree: Tree, name: Node): Snippet | null {
  const member = parentOf(name);
  const assignment = member && parentOf(member);
  if (member?.type !== 'MemberExpression' || member.property !== name) return null;
  if (assignment?.type !== 'AssignmentExpression' || assignment.left !== member) return null;
  if (!listsMethods(assignment.right)) return null;
  const joined = parentOf(assignment);
  // Versions before 3 join their lines by commas, and those of the user's, too.
  const first = joined?.type === 'SequenceExpression' ? parentOf(joined) : joined;
  if (first?.type !== 'ExpressionStatement') return null;
  const list = statementsAround(first);
  const queue = unwrapped(member.object);
  if (!list) return null;
  const local = queue.type === 'Identifier' ? resolve(tree, queue.name, queue) : null;
  const climbed = climb(tree, first, textOf(tree, queue));
  const outer = statementsAround(climbed.statement);
  // Behind an `if` without braces there is no list to take it out of.
  if (!outer) return null;
  const isOwn = (statement: Statement) => isOwnStatement(tree, statement, textOf(tree, queue), local);
  // What leads to the list: declarations of the queue, and the questions whether it is there already.
  const leading = ownBefore(outer, climbed.statement, isOwn);
  const inner = climbed.guard === 'block' ? list : outer;
  const begin = climbed.guard === 'block' ? 0 : inner.indexOf(leading[0] ?? first);
  const run = ownFrom(inner, begin, isOwn);
  const mixed = joinedEnd(tree, inner[begin + run.length], isOwn);
  const end = mixed ?? (run.at(-1) && endOf(run.at(-1) as Statement));
  const isWhole = run.includes(first) || (mixed !== null && startOf(first) < mixed);
  if (end === undefined || !isWhole) return null;
  const strays = inner.slice(begin + run.length).filter(isOwn);
  const head = leading[0] ?? first;
  const shell = shellOf(head, outer);
  const lead = withComments(tree, startOf(head), end);
  const text = tree.text.slice(startOf(shell), Math.max(end, endOf(inner.at(-1) ?? head)));
  const global = globalNamed(tree, queue, local);
  if (
    global === null ||
    isOtherVendors(text) ||
    !/Segment snippet|segment\.(com|io)|SNIPPET_VERSION/.test(text)
  )
    return null;
  const returns = leading.some((statement) => statement.type === 'IfStatement');
  const own = [...leading, ...run, ...strays];
  return {
    statement: shell,
    lead,
    strays,
    guard: climbed.guard === 'block' ? 'block' : returns ? 'return' : 'none',
    close: climbed.close,
    bare:
      shell !== head &&
      inner.length === begin + run.length + strays.length &&
      outer.length <= leading.length + 1,
    global,
    local,
    at: startOf(name),
    altered: mixed !== null || own.some((statement) => wasAltered(tree, statement, local)),
  };
}

function listsMethods(node: Node): boolean {
  if (node.type !== 'ArrayExpression') return false;
  const names = node.elements.map((element) => (element?.type === 'StringLiteral' ? element.value : ''));
  return names.includes('track') && names.includes('page');
}

const textOf = (tree: Tree, node: Node): string => tree.text.slice(startOf(node), endOf(node));

/** True for a place inside the lines of Segment's. */
export function isInSnippet(snippet: Snippet, offset: number): boolean {
  const spans = [snippet.lead, ...snippet.strays.map((node) => ({ start: startOf(node), end: endOf(node) }))];
  return spans.some(({ start, end }) => offset >= start && offset < end);
}
