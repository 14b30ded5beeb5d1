import { browserRules } from './browser.js';
import { type Rules, type SegmentCall, unclear } from './call.js';
import { nodeRules } from './node.js';
import { reactNativeRules } from './react-native.js';
import type { Dialect } from './sdks.js';
import { reasonOf } from './unmapped.js';
import type { Value } from './value.js';

const rulesOf: Readonly<Record<Dialect, Rules>> = {
  browser: browserRules,
  node: nodeRules,
  'react-native': reactNativeRules,
};

/** Methods for what events go through: what they are given decides, which arguments alone do not tell. */
const plugInMethods: Readonly<Record<Dialect, readonly string[]>> = {
  browser: ['addSourceMiddleware', 'addDestinationMiddleware', 'register', 'deregister'],
  node: ['register', 'deregister'],
  'react-native': ['add'],
};

/** True for a method that a transform takes care of. */
export const hasRule = (dialect: Dialect, method: string): boolean =>
  method === 'load' || plugInMethods[dialect].includes(method) || Object.hasOwn(rulesOf[dialect], method);

/**
 * Resolves the arguments of a call on a client, by the overload rules of its SDK.
 * @param args the arguments in order; null when one of them is a spread, which hides the others
 */
export function resolveCall(dialect: Dialect, method: string, args: readonly Value[] | null): SegmentCall {
  const resolve = Object.hasOwn(rulesOf[dialect], method) ? rulesOf[dialect][method] : undefined;
  if (!resolve) return unclear(method, reasonOf(dialect, method));
  if (args === null) return method === 'alias' ? { type: 'alias' } : unclear(method, 'spread');
  return resolve(args);
}
