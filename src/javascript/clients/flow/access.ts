import type { Node } from '@babel/types';
import { parentOf } from '../../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../../syntax/unwrap.js';

/** The key of the member access that a node is the object of. */
export function memberKey(outer: Node): string | null {
  const member = parentOf(outer);
  if (!member || !('object' in member) || member.object !== outer) return null;
  if (member.type === 'MemberExpression' && member.computed && member.property.type === 'NumericLiteral')
    return String(member.property.value);
  return propertyName(member);
}

export function isCallee(member: Node): boolean {
  const outer = wrapped(member);
  const call = parentOf(outer);
  return call !== undefined && isCall(call) && call.callee === outer;
}

export const isCall = (
  node: Node,
): node is Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' }> =>
  node.type === 'CallExpression' || node.type === 'OptionalCallExpression';

/** `[Kind.Web]`: a key that is worked out from names goes by its text; null for what a call gives, and for any other key. */
export function constantKey(node: Node): string | null {
  if (!('computed' in node) || node.computed !== true) return null;
  const key = 'key' in node ? node.key : 'property' in node ? node.property : null;
  const text = key ? pathOf(unwrapped(key as Node)) : null;
  return text === null ? null : `[${text}]`;
}

/** True for a key that says only by its text which it is. */
export const isWorkedOut = (key: string): boolean => key.startsWith('[');

/** True for keys that are certainly not the same: texts, or members of one enum. */
export function isAnotherKey(key: string, other: string): boolean {
  if (!isWorkedOut(key) && !isWorkedOut(other)) return key !== other;
  const [one, two] = [key, other].map((text) => text.slice(0, text.lastIndexOf('.')));
  return one === two && key !== other && key.includes('.') && isWorkedOut(key);
}

function pathOf(node: Node): string | null {
  if (node.type === 'Identifier') return node.name;
  const name = propertyName(node);
  const object = name !== null && 'object' in node ? pathOf(unwrapped(node.object as Node)) : null;
  return object === null ? null : `${object}.${name}`;
}
