import type { Node } from '@babel/types';
import { isFunction } from '../syntax/scope.js';
import { ancestorsOf, descendantsOf } from '../syntax/tree.js';

/** What a function of the file returns, in all the places where it does. */
export function givenBack(fn: Node): Node[] {
  const body = 'body' in fn ? (fn.body as Node) : null;
  if (!body) return [];
  if (body.type !== 'BlockStatement') return [body];
  return [...descendantsOf(body)].flatMap((node) =>
    node.type === 'ReturnStatement' && node.argument && functionAround(node) === fn ? [node.argument] : [],
  );
}

function functionAround(node: Node): Node | undefined {
  for (const ancestor of ancestorsOf(node)) if (isFunction(ancestor)) return ancestor;
  return undefined;
}
