import type { Node } from '@babel/types';
import { parentOf } from '../syntax/tree.js';

const typePlaces = new Set<string>([
  'TSTypeReference',
  'TSTypeQuery',
  'TSQualifiedName',
  'TSExpressionWithTypeArguments',
  'TSInterfaceHeritage',
  'TSClassImplements',
  'GenericTypeAnnotation',
  'QualifiedTypeIdentifier',
  'TSTypePredicate',
]);

/** True for a name in a type, or in an export of types. */
export function isTypePlace(use: Node): boolean {
  const parent = parentOf(use);
  if (!parent) return false;
  return typePlaces.has(parent.type);
}
