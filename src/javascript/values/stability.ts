import type { Node } from '@babel/types';
import { propertyName, unwrapped } from '../syntax/unwrap.js';

const stableTypes = new Set([
  'Identifier',
  'ThisExpression',
  'StringLiteral',
  'NumericLiteral',
  'BooleanLiteral',
  'NullLiteral',
]);

/** True for names, literals and chains of plain properties: reading them again is taken to give the same. */
export function isStable(node: Node): boolean {
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
    return propertyName(node) !== null && isStable(unwrapped(node.object));
  }
  if (node.type === 'TemplateLiteral') return node.expressions.every(isStable);
  return stableTypes.has(node.type) || node.type === 'MetaProperty';
}

const idName = /^_?(id|uid|uuid|guid|sub|email|username|login)$|(Id|ID|Uid|UID|Uuid|UUID|_id|_uid)$/;

/** `user.id`, `userId`: a name that nobody gives to an object. */
export function isNamedAsId(node: Node): boolean {
  const name = node.type === 'Identifier' ? node.name : propertyName(node);
  return name !== null && idName.test(name);
}
