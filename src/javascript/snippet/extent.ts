import type { ExpressionStatement, Node, Statement } from '@babel/types';
import type { Span } from '../../segment/value.js';
import { textOf } from '../syntax/span.js';
import { ancestorsOf, endOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { isSegmentsComment } from './comments.js';
import { queueName } from './global-name.js';

/** Segment's own comments above and below go with the lines between them. */
export function withComments(tree: Tree, start: number, end: number): Span {
  const own = tree.comments.filter(({ value }) => isSegmentsComment(value));
  const span = { start, end };
  for (const comment of [...own].reverse()) {
    const isAbove = tree.text.slice(comment.end ?? 0, span.start).trim() === '';
    if ((comment.end ?? 0) <= span.start && isAbove) span.start = comment.start ?? 0;
  }
  for (const comment of own) {
    const isBelow = tree.text.slice(span.end, comment.start ?? 0).trim() === '';
    if ((comment.start ?? 0) >= span.end && isBelow) span.end = comment.end ?? 0;
  }
  return span;
}

/** The statements among which one stands. */
export function statementsAround(statement: Node): readonly Statement[] | null {
  const parent = parentOf(statement);
  if (parent?.type === 'BlockStatement' || parent?.type === 'Program') return parent.body;
  return null;
}

interface Climbed {
  readonly statement: Node;
  readonly guard: 'block' | 'none';
  readonly close: Span | null;
  /** What is asked besides: `if (key && !analytics.initialize)`. */
  readonly condition: Node | null;
}

/** Out of `if (!analytics.initialize) if (analytics.invoked) …; else { … }`, as far as nothing else stands in it. */
export function climb(tree: Tree, first: Node, queue: string): Climbed {
  const block = parentOf(first) as Node;
  let statement = first;
  let end = endOf(block);
  let condition: Node | null = null;
  let node = block;
  for (let parent = parentOf(node); parent; parent = parentOf(node)) {
    const branches = parent.type === 'IfStatement' ? parent : null;
    const isBranch = branches !== null && (branches.alternate ?? branches.consequent) === node;
    const question = isBranch ? questionIn(branches.test) : null;
    if (question && condition === null && asksForQueue(tree, question.asked, queue)) {
      statement = parent;
      end = endOf(parent);
      condition = question.besides;
    } else if (parent.type !== 'BlockStatement' || parent.body.length !== 1 || statement === first) break;
    else if (parentOf(parent)?.type !== 'IfStatement') break;
    node = parent;
  }
  if (statement === first) return { statement, guard: 'none', close: null, condition };
  return { statement, guard: 'block', close: { start: endOf(block) - 1, end }, condition };
}

/** Segment's question in a test, and the user's in front of it. */
function questionIn(test: Node): { asked: Node; besides: Node | null } {
  const isBoth = test.type === 'LogicalExpression' && test.operator === '&&';
  return isBoth ? { asked: test.right, besides: test.left } : { asked: test, besides: null };
}

function asksForQueue(tree: Tree, test: Node, queue: string): boolean {
  const asked = queueName(textOf(tree, test));
  const isMissing = asked === queue && test.type === 'UnaryExpression';
  return isMissing || asked === `${queue}.initialize` || asked === `${queue}.invoked`;
}

/** Segment's own statements right above one, the farthest first. */
export function ownBefore(
  list: readonly Statement[],
  statement: Node,
  isOwn: (statement: Statement) => boolean,
): Statement[] {
  let index = list.indexOf(statement as Statement);
  const end = index;
  while (index > 0 && isOwn(list[index - 1] as Statement)) index -= 1;
  return list.slice(index, end);
}

export function ownFrom(
  list: readonly Statement[],
  begin: number,
  isOwn: (statement: Statement) => boolean,
): Statement[] {
  const other = list.findIndex((statement, index) => index >= begin && !isOwn(statement));
  return list.slice(begin, other === -1 ? list.length : other);
}

/** A statement that begins as Segment's and goes on as the user's, all of it joined by commas. */
export function joinedStatement(
  statement: Statement | undefined,
  isOwn: (statement: Statement) => boolean,
): ExpressionStatement | null {
  if (statement?.type !== 'ExpressionStatement' || statement.expression.type !== 'SequenceExpression')
    return null;
  const [expression] = statement.expression.expressions;
  return expression && isOwn({ ...statement, expression }) ? statement : null;
}

/** Makes statements of what commas join, each with its comma. The list is that of the tree. */
export function unjoin(tree: Tree, statement: ExpressionStatement, list: readonly Statement[]): void {
  const { expression: joined } = statement;
  const parts = joined.type === 'SequenceExpression' ? joined.expressions : [];
  const statements = parts.map((expression, index) => {
    const next = parts[index + 1];
    const end = next ? tree.text.indexOf(',', endOf(expression)) + 1 : endOf(statement);
    const part: Linked<ExpressionStatement> = { ...statement, expression, start: startOf(expression), end };
    part.parent = parentOf(statement);
    (expression as Linked<Node>).parent = part;
    return part;
  });
  (list as Statement[]).splice(list.indexOf(statement), 1, ...statements);
}

type Linked<T extends Node> = T & { parent?: Node | undefined };

/** The commas behind statements that were joined. */
export const commasIn = (tree: Tree, list: readonly Statement[]): Span[] =>
  list.flatMap((statement) => {
    const end = endOf(statement);
    return tree.text[end - 1] === ',' ? [{ start: end - 1, end }] : [];
  });

/** The statement that calls the function around the snippet, where it begins that function. */
export function shellOf(head: Node, list: readonly Statement[]): Node {
  const body = parentOf(head);
  const made = body && parentOf(body);
  if (list[0] !== head || !made || !/^(Function|ArrowFunction)Expression$/.test(made.type)) return head;
  for (const ancestor of ancestorsOf(made)) {
    if (ancestor.type === 'ExpressionStatement') return ancestor;
    if (!/^(Unary|Call|Parenthesized|Sequence|Member)Expression$/.test(ancestor.type)) break;
  }
  return head;
}
