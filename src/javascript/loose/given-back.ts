import type { Node } from '@babel/types';
import { returnsOf } from '../syntax/returns.js';

/** What a function of the file returns, in all the places where it does. */
export function givenBack(fn: Node): Node[] {
  const body = 'body' in fn ? (fn.body as Node) : null;
  if (!body) return [];
  if (body.type !== 'BlockStatement') return [body];
  return returnsOf(fn).flatMap(({ argument }) => argument ?? []);
}
