import type { Identifier, Node } from '@babel/types';
import type { Entry } from '../../segment/value.js';
import { resolve, usesOf } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';

/**
 * The members of an object that a `const` of the file is, where all of it is literals and nothing can change it:
 * what it holds at a call is what stands at its declaration.
 * @param read reads the members of an object literal
 */
export function declaredEntries(
  tree: Tree,
  name: Identifier,
  read: (object: Node) => readonly Entry[] | undefined,
): readonly Entry[] | undefined {
  const declaration = resolve(tree, name.name, name);
  const node = declaration?.node;
  if (!declaration || node?.type !== 'VariableDeclarator' || node.id.type !== 'Identifier') return undefined;
  const list = parentOf(node);
  if (list?.type !== 'VariableDeclaration' || list.kind !== 'const') return undefined;
  if (node.init?.type !== 'ObjectExpression') return undefined;
  const entries = read(node.init);
  const isFixed = entries?.every(isLiteral) && usesOf(tree, declaration).every(isRead);
  return isFixed ? entries : undefined;
}

function isLiteral(entry: Entry): boolean {
  if (entry.kind !== 'property') return false;
  return entry.value.constant !== undefined || entry.value.entries?.every(isLiteral) === true;
}

/** Put into another object, or spread: a call that is handed the object itself could change it. */
function isRead(use: Node): boolean {
  const parent = parentOf(use);
  return parent?.type === 'SpreadElement' || (parent?.type === 'ObjectProperty' && parent.value === use);
}
