import type { CallExpression, Node, OptionalCallExpression } from '@babel/types';
import { isAnyClientMethod, isFact } from '../../segment/methods.js';
import { endOf, parentOf, startOf } from '../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../syntax/unwrap.js';
import { placeOf } from '../write/place.js';
import type { CallUse, Use } from './client.js';

type Call = CallExpression | OptionalCallExpression;

/** What is done with a client at one of the places where it stands. */
export function useOf(reference: Node): Use {
  const receiver = wrapped(reference);
  const parent = parentOf(receiver);
  if (!parent) return escapeUse(receiver);
  if (isMember(parent) && parent.object === receiver) return memberUse(parent, receiver);
  if (isAssigned(parent, receiver)) return { kind: 'assigned', node: parent, at: startOf(receiver) };
  if (/^(?:ExportSpecifier|ExportDefaultDeclaration|TSExportAssignment)$/.test(parent.type))
    return { kind: 'export', node: parent };
  if (isBindArgument(receiver)) return { kind: 'idle', node: parent, receiver };
  return isTested(receiver)
    ? { kind: 'presence', node: receiver, receiver, at: startOf(receiver) }
    : escapeUse(receiver);
}

function escapeUse(node: Node): Use {
  return { kind: 'escape', node, at: startOf(node) };
}

function memberUse(member: Node, receiver: Node): Use {
  const method = propertyName(member);
  if (method === null || !isMember(member)) return escapeUse(receiver);
  const at =
    member.property.type === 'StringLiteral' ? startOf(member.property) + 1 : startOf(member.property);
  if (method === 'userInfo') return userInfoUse(member, receiver, at);
  if (method === 'enabled') return setterUse(member, receiver, method, at) ?? escapeUse(receiver);
  const outer = wrapped(member);
  const parent = parentOf(outer);
  if (parent && isCall(parent) && parent.callee === outer) {
    if (method === 'user') return userUse(parent, receiver, at);
    // Whoever waits for `load` is handed the client.
    if (method === 'load' && placeOf(parent, new Set()).result !== 'unused') return escapeUse(receiver);
    return { kind: 'call', method, node: parent, receiver, args: argumentsOf(parent), at };
  }
  if (isFact(method)) return { kind: 'method', node: outer, receiver, method, at };
  if (!isAnyClientMethod(method)) return escapeUse(receiver);
  if (isTested(outer)) return { kind: 'presence', node: outer, receiver, at };
  return { kind: 'method', node: outer, receiver, method, at };
}

/** `user().id()`, also `(await user()).id()`: one question, asked in two calls. */
function userUse(call: Call, receiver: Node, at: number): Use {
  const plain: CallUse = { kind: 'call', method: 'user', node: call, receiver, args: argumentsOf(call), at };
  let object = wrapped(call);
  if (call.arguments.length === 0 && isTested(object))
    return { kind: 'presence', node: object, receiver, at };
  let parent = parentOf(object);
  if (parent?.type === 'AwaitExpression') {
    object = wrapped(parent);
    parent = parentOf(object);
  }
  if (!parent || !isMember(parent) || parent.object !== object) return plain;
  const member = propertyName(parent);
  const callee = wrapped(parent);
  const outer = parentOf(callee);
  if (member === null || !outer || !isCall(outer) || outer.callee !== callee) return plain;
  return { ...plain, node: outer, args: argumentsOf(outer), member };
}

/** `userInfo.get().anonymousId`, also `(await userInfo.get(true)).userId`: one question, asked in steps. */
function userInfoUse(member: Node, receiver: Node, at: number): Use {
  const getter = parentOf(wrapped(member));
  const call = getter && propertyName(getter) === 'get' ? parentOf(wrapped(getter)) : undefined;
  if (!call || !isCall(call)) return escapeUse(receiver);
  let object = wrapped(call);
  let parent = parentOf(object);
  if (parent?.type === 'AwaitExpression') {
    object = wrapped(parent);
    parent = parentOf(object);
  }
  const plain = { kind: 'call', method: 'userInfo', node: call, receiver, args: [], at } as const;
  const name = parent && isMember(parent) && parent.object === object ? propertyName(parent) : null;
  return parent && name !== null ? { ...plain, node: parent, member: name } : plain;
}

/** `enabled.set(…)`: one thing said, in two steps. Whoever asks for the value, or watches it, is not followed. */
function setterUse(member: Node, receiver: Node, method: string, at: number): CallUse | null {
  const setter = parentOf(wrapped(member));
  const call = setter && propertyName(setter) === 'set' ? parentOf(wrapped(setter)) : undefined;
  if (!call || !isCall(call) || call.callee !== wrapped(setter as Node)) return null;
  return { kind: 'call', method, node: call, receiver, args: argumentsOf(call), at };
}

function argumentsOf(call: Call): readonly Node[] | null {
  return call.arguments.some((argument) => argument.type === 'SpreadElement') ? null : call.arguments;
}

/** The `analytics` in `analytics.track.bind(analytics)` says nothing new. */
function isBindArgument(node: Node): boolean {
  const call = parentOf(node);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== node || propertyName(call.callee) !== 'bind')
    return false;
  const method = 'object' in call.callee ? unwrapped(call.callee.object as Node) : null;
  return method !== null && isMember(method) && unwrapped(method.object).type === unwrapped(node).type;
}

function isAssigned(parent: Node, node: Node): boolean {
  if (parent.type === 'AssignmentExpression') return parent.left === node;
  return (
    parent.type === 'UpdateExpression' || (parent.type === 'UnaryExpression' && parent.operator === 'delete')
  );
}

/** True where only the truth of a value matters: a condition, the left of `&&`, an operand of `!`, `typeof` or a null test. */
export function isTested(node: Node): boolean {
  const parent = parentOf(node);
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === node;
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof';
    case 'LogicalExpression':
      if (parent.operator === '&&' && parent.left === node) return true;
      return parent.operator !== '??' && isTested(wrapped(parent));
    case 'BinaryExpression': {
      const other = unwrapped(parent.left === node ? parent.right : parent.left);
      return /^[!=]==?$/.test(parent.operator) && isNothing(other);
    }
    case 'CallExpression':
      return parent.callee.type === 'Identifier' && parent.callee.name === 'Boolean';
    default:
      return false;
  }
}

function isNothing(node: Node): boolean {
  return node.type === 'NullLiteral' || (node.type === 'Identifier' && node.name === 'undefined');
}

const isMember = (node: Node) => node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
const isCall = (node: Node): node is Call =>
  node.type === 'CallExpression' || node.type === 'OptionalCallExpression';

/** The end of the part of a call that names the function, where its arguments begin. */
export function argumentsStart(tree: { readonly text: string }, call: Call): number {
  const after = call.typeArguments ?? call.typeParameters;
  return tree.text.indexOf('(', after ? endOf(after) : endOf(call.callee));
}
