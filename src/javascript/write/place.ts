import type { Node } from '@babel/types';
import { isFunction } from '../syntax/scope.js';
import { parentOf } from '../syntax/tree.js';
import { propertyName, wrapped } from '../syntax/unwrap.js';

/** Where a call stands, and what becomes of its result. */
export interface Place {
  /** The statement that consists of the call and nothing else; null where the call is part of an expression. */
  readonly statement: Node | null;
  /** `await`: waited for; `promise`: handed on or chained; `void`: where nothing was, or nothing may be, handed on. */
  readonly result: 'unused' | 'await' | 'promise' | 'void';
  /** The `await` around the call. */
  readonly awaited: Node | null;
  /** The result is looked into, not only waited for. */
  readonly read: boolean;
}

/** Functions that throw away what their callback returns. */
const forgetful = new Set([
  'addEventListener',
  'setTimeout',
  'setInterval',
  'forEach',
  'requestAnimationFrame',
  'requestIdleCallback',
  'queueMicrotask',
  'on',
  'once',
  'useEffect',
  'useLayoutEffect',
  'nextTick',
  ...['onBeforeMount', 'onMounted', 'onBeforeUpdate', 'onUpdated', 'onBeforeUnmount', 'onUnmounted'],
  ...['onActivated', 'onDeactivated', 'watch', 'watchEffect', 'watchPostEffect', 'afterEach'],
  ...['onMount', 'onDestroy', 'beforeUpdate', 'afterUpdate', 'afterNavigate', '$effect'],
]);

/**
 * Works out the place of a call.
 * @param dropped operands that the output leaves out, such as a test for the client before `&&`
 */
export function placeOf(call: Node, dropped: ReadonlySet<Node>): Place {
  let node = wrapped(call);
  let parent = parentOf(node);
  let awaited: Node | null = null;
  for (; parent; node = wrapped(parent), parent = parentOf(node)) {
    if (parent.type === 'AwaitExpression') awaited = parent;
    else if (!isTransparent(parent, node, dropped)) break;
  }
  const statement = parent?.type === 'ExpressionStatement' ? parent : null;
  if (awaited) {
    const read = statement === null && resultOf(wrapped(awaited)).result !== 'unused';
    return { statement, result: 'await', awaited, read };
  }
  if (statement) return { statement, result: 'unused', awaited, read: false };
  return { statement: null, awaited, ...resultOf(node) };
}

/** What may stand between a statement and its call without making more of it: `void`, a dropped operand. */
function isTransparent(parent: Node, node: Node, dropped: ReadonlySet<Node>): boolean {
  if (parent.type === 'UnaryExpression')
    return parent.operator === 'void' && parentOf(parent)?.type === 'ExpressionStatement';
  return parent.type === 'LogicalExpression' && parent.right === node && dropped.has(parent.left);
}

/** Climbs to where the result of an expression goes. */
function resultOf(start: Node): Pick<Place, 'result' | 'read'> {
  let node = start;
  for (let parent = parentOf(node); parent; node = parent, parent = parentOf(node)) {
    switch (parent.type) {
      case 'LogicalExpression':
        if (parent.left === node) return { result: 'promise', read: false };
        continue;
      case 'ConditionalExpression':
        if (parent.test === node) return { result: 'promise', read: false };
        continue;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) !== node) return { result: 'unused', read: false };
        continue;
      case 'ExpressionStatement':
        return { result: 'unused', read: false };
      case 'UnaryExpression':
        return { result: parent.operator === 'void' ? 'unused' : 'promise', read: false };
      case 'ArrowFunctionExpression':
        return { result: isForgotten(parent) ? 'unused' : 'promise', read: false };
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return { result: 'promise', read: readsResult(parent) };
      default:
        if (/^(TS(NonNull|As|Satisfies)Expression|TSTypeAssertion|TypeCastExpression)$/.test(parent.type))
          continue;
        return { result: 'promise', read: false };
    }
  }
  return { result: 'promise', read: false };
}

/** True for an arrow function whose caller is known to ignore what it returns. */
function isForgotten(arrow: Node): boolean {
  const parent = parentOf(wrapped(arrow));
  if (parent?.type === 'JSXExpressionContainer') return true;
  if (parent?.type !== 'CallExpression' && parent?.type !== 'OptionalCallExpression') return false;
  const { callee } = parent;
  const name = callee.type === 'Identifier' ? callee.name : propertyName(callee);
  return name !== null && forgetful.has(name);
}

/** True for `.then((context) => …)`: the callback has a use for what it is handed. */
function readsResult(member: Node): boolean {
  const call = parentOf(member);
  if (propertyName(member) !== 'then' || call?.type !== 'CallExpression') return false;
  const [callback] = call.arguments;
  if (!callback) return false;
  return !('params' in callback) || (isFunction(callback) && callback.params.length > 0);
}
