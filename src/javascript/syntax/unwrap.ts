import type { Node } from '@babel/types';
import { parentOf } from './tree.js';

const wrappers = new Set([
  'TSNonNullExpression',
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSTypeAssertion',
  'TypeCastExpression',
  'ParenthesizedExpression',
]);

/** Climbs out of what changes a value's type only: `x!`, `x as T`, `<T>x`. */
export function wrapped(node: Node): Node {
  let outer = node;
  for (let parent = parentOf(outer); parent && wrappers.has(parent.type); parent = parentOf(outer))
    outer = parent;
  return outer;
}

/** Goes down into what changes a value's type only. */
export function unwrapped(node: Node): Node {
  let inner = node;
  while (wrappers.has(inner.type) && 'expression' in inner) inner = inner.expression as Node;
  return inner;
}

/** The name of a property access, `a.b` or `a['b']`; null for a computed one. */
export function propertyName(node: Node): string | null {
  if (node.type !== 'MemberExpression' && node.type !== 'OptionalMemberExpression') return null;
  const { property } = node;
  if (!node.computed) return property.type === 'Identifier' ? property.name : null;
  return property.type === 'StringLiteral' ? property.value : null;
}
