import type { Node, Statement } from '@babel/types';
import { namesSegment } from '../../segment/addresses.js';
import { isOtherVendors } from '../../segment/snippet.js';
import type { Span } from '../../segment/value.js';
import { type Declaration, resolve } from '../syntax/scope.js';
import { spanOf, textOf } from '../syntax/span.js';
import { endOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';
import { wasAltered } from './alterations.js';
import { type Anchor, listings, loaders } from './anchors.js';
import {
  climb,
  commasIn,
  joinedStatement,
  ownBefore,
  ownFrom,
  shellOf,
  statementsAround,
  unjoin,
  withComments,
} from './extent.js';
import { globalNamed, queueName } from './global-name.js';
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
  /** What joins statements that are apart from now on. */
  readonly commas: readonly Span[];
  /** From the brace that closes the block of lines to the end of the `if` around everything. */
  readonly close: Span | null;
  /** What the user asks besides, in the `if` around everything. */
  readonly condition: Node | null;
  /** Nothing of the user's stands in it. */
  readonly bare: boolean;
  /** The name that it makes on `window`. */
  readonly global: string;
  /** The variable that holds the queue inside. */
  readonly local: Declaration | null;
  /** Where it is reported. */
  readonly at: number;
  /** It does more than Segment's does, which would be lost. */
  readonly altered: boolean;
}

/** Finds every copy of Segment's snippet in the code of a file; those of other vendors are none. */
export function findSnippets(tree: Tree): Snippet[] {
  if (!tree.identifiers.has('load')) return [];
  const found = (anchors: readonly Anchor[]) =>
    anchors.flatMap((anchor) => snippetAround(tree, anchor) ?? []);
  const listing = found(listings(tree));
  const early = found(loaders(tree)).filter(({ at }) => !listing.some((snippet) => isInSnippet(snippet, at)));
  return [...listing, ...early].sort((a, b) => a.at - b.at);
}

function snippetAround(tree: Tree, anchor: Anchor): Snippet | null {
  const { name, member, assignment } = anchor;
  // Versions before 3 join their lines by commas, and those of the user's, too.
  const around = parentOf(assignment);
  const first = around?.type === 'SequenceExpression' ? parentOf(around) : around;
  if (first?.type !== 'ExpressionStatement') return null;
  const list = statementsAround(first);
  const queue = unwrapped(member.object);
  const called = queueName(textOf(tree, queue));
  if (!list) return null;
  const local = queue.type === 'Identifier' ? resolve(tree, queue.name, queue) : null;
  const climbed = climb(tree, first, called);
  const outer = statementsAround(climbed.statement);
  // Behind an `if` without braces there is no list to take it out of.
  if (!outer) return null;
  const isOwn = (statement: Statement) => isOwnStatement(tree, statement, called, local);
  // What leads to the list: declarations of the queue, and the questions whether it is there already.
  const leading = ownBefore(outer, climbed.statement, isOwn);
  const inner = climbed.guard === 'block' ? list : outer;
  const begin = climbed.guard === 'block' ? 0 : inner.indexOf(leading[0] ?? first);
  const run = ownFrom(inner, begin, isOwn);
  const joined = joinedStatement(inner[begin + run.length], isOwn);
  if (joined) {
    unjoin(tree, joined, inner);
    return snippetAround(tree, anchor);
  }
  const last = run.at(-1);
  if (!last || !run.includes(first)) return null;
  const end = endOf(last);
  const head = leading[0] ?? (climbed.guard === 'block' ? (climbed.statement as Statement) : first);
  const strays = [
    ...declarationApart(local, startOf(head), isOwn),
    ...inner.slice(begin + run.length).filter(isOwn),
  ];
  const shell = shellOf(head, outer);
  const lead = withComments(tree, startOf(head), end);
  const text = tree.text.slice(startOf(shell), Math.max(end, endOf(inner.at(-1) ?? head)));
  const global = globalNamed(tree, queue, local);
  if (
    global === null ||
    isOtherVendors(text) ||
    !(/Segment snippet|SNIPPET_VERSION/.test(text) || namesSegment(text))
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
    condition: climbed.condition,
    bare:
      climbed.condition === null &&
      shell !== head &&
      inner.length === begin + run.length + strays.filter((stray) => inner.includes(stray)).length &&
      outer.length <= leading.length + 1,
    global,
    local,
    commas: commasIn(tree, inner.slice(begin)),
    at: startOf(name),
    altered: own.some((statement) =>
      wasAltered(tree, statement, { local, global, condition: climbed.condition }),
    ),
  };
}

/** The declaration of the queue, where it stands further up. */
function declarationApart(
  local: Declaration | null,
  head: number,
  isOwn: (statement: Statement) => boolean,
): Statement[] {
  const declaration = local && parentOf(local.node);
  if (declaration?.type !== 'VariableDeclaration' || startOf(declaration) >= head) return [];
  return statementsAround(declaration) && isOwn(declaration) ? [declaration] : [];
}

/** True for a place inside the lines of Segment's. */
export function isInSnippet(snippet: Snippet, offset: number): boolean {
  const spans = [snippet.lead, ...snippet.strays.map((node) => spanOf(node))];
  return spans.some(({ start, end }) => offset >= start && offset < end);
}
