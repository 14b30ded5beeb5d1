import type { Node } from '@babel/types';
import { isFunction } from '../syntax/scope.js';
import { ancestorsOf, parentOf } from '../syntax/tree.js';
import { propertyName, wrapped } from '../syntax/unwrap.js';

/** Methods of browser drivers that send a function into a page as text. */
const senders = new Set([
  ...['evaluate', 'evaluateHandle', 'evaluateOnNewDocument', 'waitForFunction', 'addInitScript'],
  ...['$eval', '$$eval', 'executeScript', 'executeAsyncScript'],
]);

/** True for code in a function that runs in another page, where the imports of this file do not exist. */
export function runsInPage(node: Node): boolean {
  return [...ancestorsOf(node)].some((ancestor) => {
    const call = isFunction(ancestor) ? parentOf(wrapped(ancestor)) : undefined;
    return call?.type === 'CallExpression' && senders.has(propertyName(call.callee) ?? '');
  });
}
