import type { Node, Statement } from '@babel/types';
import { literalText } from '../syntax/literals.js';
import { isFunction, isReference, resolve } from '../syntax/scope.js';
import { blockAt, descendantsOf, endOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';
import { isOnHost } from './global-name.js';
import type { Snippet } from './recognise.js';
import { ownFields, readsPage } from './statements.js';

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
export function wasAltered(
  tree: Tree,
  statement: Statement,
  { local, global, condition }: Pick<Snippet, 'local' | 'global' | 'condition'>,
): boolean {
  if (isSetting(statement)) return false;
  for (const node of [statement, ...descendantsOf(statement)]) {
    if (isFilledIn(tree, statement, node)) continue;
    // It stays.
    if (condition && startOf(node) >= startOf(condition) && endOf(node) <= endOf(condition)) continue;
    if (node.type === 'ThisExpression' || node.type === 'AwaitExpression') return true;
    if (node.type === 'CallExpression' || node.type === 'NewExpression') {
      const name = propertyName(node.callee);
      const called = node.callee.type === 'Identifier' && resolve(tree, node.callee.name, node.callee);
      if (called && readsPage(tree, called.node)) continue;
      const isComputed = node.callee.type === 'MemberExpression' && name === null;
      // A function of the snippet's own.
      const made = called ? called.node : unwrapped(node.callee);
      const isInside =
        (called || isFunction(made)) &&
        startOf(made) >= startOf(statement) &&
        endOf(made) <= endOf(statement);
      if (!isComputed && !isInside && !knownCalls.has(name ?? '')) return true;
      if (name === 'setAttribute' && !setsKnown(node.arguments[0])) return true;
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
    if (
      node.type === 'Identifier' &&
      isReference(node) &&
      node.name !== global &&
      !knownNames.has(node.name)
    ) {
      if (!resolve(tree, node.name, node)) return true;
    }
  }
  return false;
}

/** Attributes that say where the script comes from and how it is loaded; a nonce would be lost. */
const setsKnown = (name: Node | undefined): boolean =>
  /^(data-global-segment-analytics-key|async|defer|type|src|id|crossorigin)$/i.test(literalText(name) ?? '');

/** Code of the program around a snippet in a string, which a part of an address is filled in by. */
function isFilledIn(tree: Tree, statement: Statement, node: Node): boolean {
  const { holes } = blockAt(tree, startOf(statement)) ?? {};
  if (!holes) return false;
  const at = startOf(node);
  const isOutside = at < startOf(statement) || at >= endOf(statement);
  return isOutside || holes.some(({ start, end }) => at >= start && at < end);
}

/** `analytics._writeKey = KEY`: whatever the value is, `load` says it again. */
function isSetting(statement: Statement): boolean {
  if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'AssignmentExpression')
    return false;
  return ['_writeKey', '_cdn', 'SNIPPET_VERSION'].includes(propertyName(statement.expression.left) ?? '');
}
