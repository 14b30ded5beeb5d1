import type { Identifier, Node } from '@babel/types';
import { declarationsOf, resolve, usesOf } from './scope.js';
import { parentOf, type Tree } from './tree.js';

/** True for a variable that may come to hold something else than what it is declared with. */
export function isReassigned(tree: Tree, declarator: Node): boolean {
  const list = parentOf(declarator);
  if (list?.type === 'VariableDeclaration' && list.kind === 'const') return false;
  if (declarator.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') return true;
  const { name } = declarator.id;
  const declaration = resolve(tree, name, declarator.id);
  if (!declaration || declarationsOf(tree, name).some((other) => isSecond(other, declaration))) return true;
  return usesOf(tree, declaration).some(isTarget);
}

type Declared = NonNullable<ReturnType<typeof resolve>>;

/** `var x = 1; var x = 2`, whose uses all are found for the first. */
const isSecond = (other: Declared, first: Declared): boolean =>
  other.identifier !== first.identifier && other.scope === first.scope;

function isTarget(use: Identifier): boolean {
  const parent = parentOf(use);
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === use;
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    case 'ObjectProperty':
      return parentOf(parent)?.type === 'ObjectPattern' && parent.value === use;
    default:
      return false;
  }
}
