import type { Node } from '@babel/types';
import { parentOf } from '../../syntax/tree.js';
import { propertyName, wrapped } from '../../syntax/unwrap.js';

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
