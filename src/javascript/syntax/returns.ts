import type { Node, ReturnStatement } from '@babel/types';
import { isFunction } from './scope.js';
import { ancestorsOf, descendantsOf } from './tree.js';

/** The function that a node stands in, and a `return` leaves; null for one that stands in none. */
export function functionAround(node: Node): Node | null {
  for (const ancestor of ancestorsOf(node)) if (isFunction(ancestor)) return ancestor;
  return null;
}

/** The `return`s of a function: those of functions in it are theirs. */
export function returnsOf(fn: Node): ReturnStatement[] {
  const body = 'body' in fn ? (fn.body as Node) : fn;
  return [...descendantsOf(body)].filter(
    (node): node is ReturnStatement => node.type === 'ReturnStatement' && functionAround(node) === fn,
  );
}
