import type { Node, Statement } from '@babel/types';
import { type Declaration, isReference, resolve } from '../syntax/scope.js';
import { descendantsOf, endOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';

/** What Segment's snippet sets on its queue; all but the first two tell it from other code. */
const ownFields = new Set([
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
          (declarator.init?.type === 'StringLiteral' && isKeyName(tree, declarator)),
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
const readsPage = (tree: Tree, node: Node): boolean =>
  node.type === 'FunctionDeclaration' && /__t:\s*["']bpc/.test(textOf(tree, node.body));

/** `i = "analytics"`, the name of the global in a variable of its own. */
function isKeyName(tree: Tree, declarator: Node): boolean {
  const id = 'id' in declarator ? (declarator.id as Node | null) : null;
  if (id?.type !== 'Identifier') return false;
  return new RegExp(`\\bwindow\\[${id.name}\\]`).test(tree.text);
}

function isGuard(tree: Tree, statement: Extract<Statement, { type: 'IfStatement' }>, queue: string): boolean {
  const test = textOf(tree, statement.test).replace(/^!|[()]/g, '');
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
    if (field !== null && object && ownFields.has(field) && textOf(tree, object) === queue) return true;
    return isQueueMade(tree, expression);
  }
  if (expression.type !== 'CallExpression') return false;
  return textOf(tree, expression.callee).startsWith(`${queue}.methods.forEach`);
}

/** `window.analytics = window.analytics || []` */
function isQueueMade(tree: Tree, { left, right }: Extract<Node, { type: 'AssignmentExpression' }>): boolean {
  const made = unwrapped(right);
  return (
    made.type === 'LogicalExpression' &&
    made.right.type === 'ArrayExpression' &&
    made.right.elements.length === 0 &&
    textOf(tree, made.left) === textOf(tree, left)
  );
}

const hosts = /^(window|globalThis|self|global)$/;

/** The name on `window` that the queue is kept under; null where it is none of a page. */
export function globalNamed(tree: Tree, queue: Node, local: Declaration | null): string | null {
  const made = local && 'init' in local.node ? (local.node.init as Node | null) : queue;
  for (const node of made ? [made, ...descendantsOf(made)] : []) {
    if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') continue;
    const host = unwrapped(node.object);
    if (host.type !== 'Identifier' || !hosts.test(host.name)) continue;
    if (!node.computed || node.property.type === 'StringLiteral') return propertyName(node);
    return node.property.type === 'Identifier' ? constantText(tree, node.property) : null;
  }
  return null;
}

function constantText(tree: Tree, identifier: Extract<Node, { type: 'Identifier' }>): string | null {
  const declared = resolve(tree, identifier.name, identifier)?.node;
  const init = declared?.type === 'VariableDeclarator' ? declared.init : null;
  return init?.type === 'StringLiteral' ? init.value : null;
}

/** What Segment's own lines read beside their own variables. */
const knownNames = new Set([
  'window',
  'document',
  'console',
  'location',
  'Array',
  'arguments',
  'undefined',
  'encodeURIComponent',
]);

/** What they call and set on the elements and lists that they make. */
const knownCalls = new Set([
  ...[
    'createElement',
    'getElementById',
    'getElementsByTagName',
    'insertBefore',
    'appendChild',
    'setAttribute',
    'getAttribute',
  ],
  ...[
    'querySelector',
    'slice',
    'call',
    'apply',
    'unshift',
    'push',
    'indexOf',
    'concat',
    'error',
    'factory',
    'forEach',
  ],
]);
const knownFields = new Set([...ownFields, 'type', 'async', 'defer', 'src', 'id', 'crossOrigin', 'key']);

/** True where a copy does more than Segment's: sets a nonce, listens for errors, keeps a state of its own. */
export function wasAltered(tree: Tree, statement: Statement, local: Declaration | null): boolean {
  if (isSetting(statement)) return false;
  for (const node of [statement, ...descendantsOf(statement)]) {
    if (node.type === 'ThisExpression' || node.type === 'AwaitExpression') return true;
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = propertyName(node.callee);
      const called = node.callee.type === 'Identifier' && resolve(tree, node.callee.name, node.callee);
      if (called && readsPage(tree, called.node)) continue;
      const isComputed = node.callee.type === 'MemberExpression' && name === null;
      if (!isComputed && !knownCalls.has(name ?? '')) return true;
    }
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression') {
      const field = propertyName(node.left);
      if (
        field !== null &&
        !knownFields.has(field) &&
        field !== local?.identifier.name &&
        !isOnHost(node.left)
      )
        return true;
    }
    if (node.type === 'Identifier' && isReference(node) && !knownNames.has(node.name)) {
      if (!resolve(tree, node.name, node)) return true;
    }
  }
  return false;
}

/** `analytics._writeKey = KEY`: whatever the value is, `load` says it again. */
function isSetting(statement: Statement): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
    return false;
  return ['_writeKey', '_cdn', 'SNIPPET_VERSION'].includes(propertyName(statement.expression.left) ?? '');
}

/** `window.analytics = …` */
function isOnHost(member: Extract<Node, { type: 'MemberExpression' }>): boolean {
  const host = unwrapped(member.object);
  return host.type === 'Identifier' && hosts.test(host.name);
}

const textOf = (tree: Tree, node: Node): string => tree.text.slice(startOf(node), endOf(node));
