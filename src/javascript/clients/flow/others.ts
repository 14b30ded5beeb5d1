import type { Node } from '@babel/types';
import { sdkOf } from '../../../segment/sdks.js';
import { isFunction, resolve, usesOf } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../../syntax/unwrap.js';
import { keyOf } from './bind.js';
import type { Flow } from './flow.js';
import { importOf } from './imports.js';
import { property, type Shape } from './shape.js';

/** Notes what a place gets that a client comes to, too: where that is something else, no call there can be rewritten. */
export function noteOther(flow: Flow, node: Node | null | undefined, shape: Shape): void {
  const value = node ? valueAt(node, shape) : null;
  if (value && isSomethingElse(flow, value)) flow.others.add(value);
}

/** A member of a list or an object, among what else stands there. */
export function member(
  flow: Flow,
  key: string,
  of: Shape,
  others: readonly (Node | null | undefined)[],
): Shape {
  const strangers = others.flatMap((other) => (other ? (valueAt(other, of) ?? []) : []));
  const isMixed = strangers.some((other) => isSomethingElse(flow, other));
  return isMixed ? { kind: 'property', key, of, isMixed } : property(key, of);
}

/** Notes what else a function or a class of a name is called with. */
export function noteOtherCalls(flow: Flow, name: Node, index: number, shape: Shape): void {
  const declaration = name.type === 'Identifier' ? resolve(flow.tree, name.name, name) : null;
  for (const use of declaration ? usesOf(flow.tree, declaration) : []) {
    const call = parentOf(wrapped(use));
    if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') continue;
    if (call.callee === wrapped(use)) noteOther(flow, call.arguments[index], shape);
  }
}

/** The part of an expression that stands where a shape has its client; null where that cannot be seen. */
function valueAt(node: Node, shape: Shape): Node | null {
  if (shape.kind === 'client') return node;
  const value = unwrapped(node);
  if (shape.kind !== 'property') return null;
  if (value.type === 'ArrayExpression') {
    const element = value.elements[Number(shape.key)];
    return element ? valueAt(element, shape.of) : null;
  }
  if (value.type !== 'ObjectExpression') return null;
  const member = value.properties.find((property) => keyOf(property) === shape.key);
  return member?.type === 'ObjectProperty' ? valueAt(member.value, shape.of) : null;
}

/** True for what certainly comes from elsewhere: an import, something made by a class or function that is not Segment's. */
export function isSomethingElse(flow: Flow, node: Node, depth = 0): boolean {
  const value = unwrapped(node);
  switch (value.type) {
    case 'Identifier':
      return depth < 4 && isNameOfOther(flow, value, depth);
    case 'NewExpression':
    case 'CallExpression':
      return !isSegments(flow, value.callee) && isKnownName(flow, rootOf(value.callee));
    case 'AwaitExpression':
      return isSomethingElse(flow, value.argument, depth);
    case 'ClassExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return true;
    default:
      return false;
  }
}

function isNameOfOther(flow: Flow, name: Extract<Node, { type: 'Identifier' }>, depth: number): boolean {
  const declaration = resolve(flow.tree, name.name, name);
  if (!declaration) return false;
  const { node, identifier } = declaration;
  if (node.type === 'VariableDeclarator') {
    if (importOf(flow.tree, name)) return !isSegments(flow, name);
    const init = node.id === identifier && node.init ? unwrapped(node.init) : null;
    return init !== null && (init.type === 'ObjectExpression' || isSomethingElse(flow, init, depth + 1));
  }
  return isKnownName(flow, name) && !isSegments(flow, name);
}

/** A name that is declared otherwise than as a parameter or a variable. */
function isKnownName(flow: Flow, node: Node): boolean {
  if (node.type !== 'Identifier') return false;
  const declaration = resolve(flow.tree, node.name, node);
  if (!declaration || declaration.node.type === 'VariableDeclarator') return false;
  const { node: owner, identifier } = declaration;
  return !isFunction(owner) || ('id' in owner && owner.id === identifier);
}

/** What is imported from a package of Segment. */
function isSegments(flow: Flow, callee: Node): boolean {
  return sdkOf(importOf(flow.tree, rootOf(callee))?.source ?? '') !== undefined;
}

function rootOf(node: Node): Node {
  const inner = unwrapped(node);
  return propertyName(inner) !== null && 'object' in inner ? rootOf(inner.object as Node) : inner;
}
