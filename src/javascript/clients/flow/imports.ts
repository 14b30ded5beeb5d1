import type { Node } from '@babel/types';
import { resolve } from '../../syntax/scope.js';
import { parentOf, type Tree } from '../../syntax/tree.js';

/** Where a name of the file is imported from, and under which name; null for a name that is none of an import. */
export function importOf(tree: Tree, use: Node): { source: string; name: string } | null {
  if (use.type !== 'Identifier') return null;
  const specifier = resolve(tree, use.name, use)?.node;
  const declaration = specifier && parentOf(specifier);
  if (declaration?.type !== 'ImportDeclaration') return null;
  const source = declaration.source.value;
  if (specifier?.type === 'ImportDefaultSpecifier') return { source, name: 'default' };
  if (specifier?.type !== 'ImportSpecifier') return null;
  const { imported } = specifier;
  return { source, name: imported.type === 'Identifier' ? imported.name : imported.value };
}
