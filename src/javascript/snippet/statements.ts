import type { Node, Statement } from '@babel/types';
import { literalText } from '../syntax/literals.js';
import { type Declaration, isFunction } from '../syntax/scope.js';
import { textOf } from '../syntax/span.js';
import type { Tree } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';
import { queueName } from './global-name.js';

/** What Segment's snippet sets on its queue; all but the first two tell it from other code. */
export const ownFields = new Set([
  ...['invoked', 'methods', 'factory', 'load', 'SNIPPET_VERSION', '_writeKey', '_cdn', '_loadOptions'],
  ...['initialize', 'initialized', '_user'],
]);

/** True for a statement that stands in Segment's snippet and does its work, not the user's. */
export function isOwnStatement(
  tree: Tree,
  statement: Statement,
  queue: string,
  local: Declaration | null,
): boolean {
  switch (statement.type) {
    case 'EmptyStatement':
      return true;
    case 'FunctionDeclaration':
      return readsPage(tree, statement);
    case 'VariableDeclaration':
      return statement.declarations.every(
        (declarator) =>
          declarator === local?.node ||
          (literalText(declarator.init) !== null && isKeyName(tree, declarator)),
      );
    case 'ForStatement':
    case 'ForOfStatement':
      return textOf(tree, statement).includes(`${queue}.factory`);
    case 'IfStatement':
      return isGuard(tree, statement, queue);
    case 'ExpressionStatement':
      return isOwnExpression(tree, statement.expression, queue);
    default:
      return false;
  }
}

/** Version 5.0 has the page that a call was made on in a function of its own. */
export const readsPage = (tree: Tree, node: Node): boolean =>
  node.type === 'FunctionDeclaration' && /__t:\s*["'`]bpc/.test(textOf(tree, node.body));

/** `i = "analytics"`, the name of the global in a variable of its own. */
function isKeyName(tree: Tree, declarator: Node): boolean {
  const id = 'id' in declarator ? (declarator.id as Node | null) : null;
  if (id?.type !== 'Identifier') return false;
  return new RegExp(`\\bwindow\\[${id.name}\\]`).test(tree.text);
}

function isGuard(tree: Tree, statement: Extract<Statement, { type: 'IfStatement' }>, queue: string): boolean {
  const test = queueName(textOf(tree, statement.test));
  if (test !== `${queue}.initialize` && test !== `${queue}.invoked`) return false;
  const body = textOf(tree, statement.consequent);
  return statement.alternate === null || statement.alternate === undefined
    ? /^(\{\s*)?((if \()?window\.console|console\.|return)/.test(body)
    : false;
}

function isOwnExpression(tree: Tree, expression: Node, queue: string): boolean {
  if (expression.type === 'SequenceExpression')
    return expression.expressions.every((part) => isOwnExpression(tree, part, queue));
  if (expression.type === 'AssignmentExpression') {
    const field = propertyName(expression.left);
    const object = 'object' in expression.left ? unwrapped(expression.left.object as Node) : null;
    if (field !== null && object && ownFields.has(field) && queueName(textOf(tree, object)) === queue)
      return true;
    return isQueueMade(tree, expression, queue);
  }
  if (expression.type === 'LogicalExpression') {
    const made = unwrapped(expression.right);
    return made.type === 'AssignmentExpression' && isQueueMade(tree, made, queue);
  }
  if (expression.type !== 'CallExpression') return false;
  if (isFunction(unwrapped(expression.callee))) return makesStubs(textOf(tree, expression), queue);
  return queueName(textOf(tree, expression.callee)).startsWith(`${queue}.methods.forEach`);
}

/** Version 1 makes its stubs in a function of its own. */
const makesStubs = (text: string, queue: string): boolean =>
  /(["'`])identify\1,\s*(["'`])track\2/.test(text) &&
  text.includes(`${queue}.push(`) &&
  text.includes(`${queue}[`);

/** `window.analytics = window.analytics || []`, `window.analytics = []` */
function isQueueMade(
  tree: Tree,
  { left, right }: Extract<Node, { type: 'AssignmentExpression' }>,
  queue: string,
): boolean {
  const made = unwrapped(right);
  // `analytics = window.analytics = window.analytics || []`
  if (made.type === 'AssignmentExpression')
    return queueName(textOf(tree, left)) === queue && isQueueMade(tree, made, queue);
  if (made.type === 'ArrayExpression')
    return made.elements.length === 0 && queueName(textOf(tree, left)) === queue;
  return (
    made.type === 'LogicalExpression' &&
    made.right.type === 'ArrayExpression' &&
    made.right.elements.length === 0 &&
    textOf(tree, made.left) === textOf(tree, left)
  );
}
