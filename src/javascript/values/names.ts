import type { Node, VariableDeclarator } from '@babel/types';
import { isReassigned } from '../syntax/reassigned.js';
import { declarationsOf, resolve } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';
import { type Description, readValue } from './read.js';
import { annotatedShape, type Named } from './types.js';

/** A name by what it is bound to: a constant of this file, or a parameter or variable with a type. */
export function describeName(tree: Tree, name: string, at: Node): Description {
  const declaration = resolve(tree, name, at);
  if (!declaration) return name === 'undefined' ? { shape: 'undefined' } : { shape: 'unknown' };
  const { node, identifier } = declaration;
  const typed = annotatedShape(identifier, node, typesOf(tree));
  if (typed) return typed;
  if (node.type === 'FunctionDeclaration' && node.id === identifier)
    return { shape: 'function', parameters: node.params.length };
  if (isSettler(identifier, node)) return { shape: 'function', parameters: 1 };
  const parent = parentOf(identifier);
  // A default says what a parameter is, as it does for TypeScript.
  if (parent?.type === 'AssignmentPattern' && parent.left === identifier) {
    const { shape } = readValue(tree, parent.right);
    return shape === 'string' || shape === 'number' || shape === 'boolean' ? { shape } : { shape: 'unknown' };
  }
  if (node.type !== 'VariableDeclarator' || node.id !== identifier || !node.init) return { shape: 'unknown' };
  const list = parentOf(node);
  if (list?.type !== 'VariableDeclaration') return { shape: 'unknown' };
  if (list.kind !== 'const') return { shape: holdsObject(tree, node) ? 'object' : 'unknown' };
  const { span, stable, entries, items, environment, commented, either, ...rest } = readValue(
    tree,
    node.init,
  );
  return rest.shape === 'function' ? { shape: 'function', parameters: rest.parameters ?? 0 } : rest;
}

/** A variable that is an object from its declaration on. */
const holdsObject = (tree: Tree, declarator: VariableDeclarator): boolean =>
  declarator.init?.type === 'ObjectExpression' && !isReassigned(tree, declarator);

/** The types that the file declares; of several with one name the first is taken. */
export const typesOf =
  (tree: Tree): Named =>
  (name) =>
    declarationsOf(tree, name)[0]?.node ?? null;

/** `resolve` in `new Promise((resolve) => …)`. */
function isSettler(identifier: Node, executor: Node): boolean {
  const parent = parentOf(executor);
  const makesPromise =
    parent?.type === 'NewExpression' &&
    parent.callee.type === 'Identifier' &&
    parent.callee.name === 'Promise';
  return makesPromise && parent.arguments[0] === executor && parentOf(identifier) === executor;
}
