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

/** `user.id`, `userId`, `getUserId()`: a name that nobody gives to an object; and `given as string`, which is none. */
export const isNamedAsId = (node: Node): boolean =>
  (node.type === 'TSAsExpression' && node.typeAnnotation.type === 'TSStringKeyword') ||
  idName.test(nameOf(unwrapped(node)));

/** `options`, `getOptions()`: a name that nobody gives to traits. */
export const isNamedAsOptions = (node: Node): boolean => /(?:^|[a-z_])(?:options|opts)$/i.test(nameOf(node));

/** True for a name of what has traits, such as `user`: where nothing says that it is a text, it may be an object. */
export const isNamedAsObject = (node: Node): boolean =>
  /(?:^|[a-z_])(?:user|account|profile|person|customer|member|traits)$/i.test(nameOf(node));

function nameOf(node: Node): string {
  if (node.type === 'AwaitExpression') return nameOf(unwrapped(node.argument));
  if (node.type === 'CallExpression' || node.type === 'OptionalCallExpression')
    return nameOf(unwrapped(node.callee as Node));
  return (node.type === 'Identifier' ? node.name : propertyName(node)) ?? '';
}
