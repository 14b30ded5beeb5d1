import type { Node } from '@babel/types';
import { resolveBrowserCall } from '../segment/browser.js';
import type { SegmentCall, UserMember } from '../segment/call.js';
import { propertyOf } from '../segment/value.js';
import type { CallUse } from './clients/client.js';
import type { Tree } from './syntax/tree.js';
import { readValue } from './values.js';

const userMembers: readonly string[] = ['id', 'anonymousId', 'traits'] satisfies UserMember[];

/** Reads a call in the code as a Segment call. */
export function segmentCallOf(tree: Tree, use: CallUse, takesSettings: boolean): SegmentCall {
  const args = use.args?.map((argument) => readValue(tree, argument)) ?? null;
  if (use.method === 'load') return loadCall(tree, use.args ?? [], takesSettings);
  if (use.method === 'user' && use.member !== undefined && args !== null) {
    const [argument] = args;
    if (!userMembers.includes(use.member)) return { type: 'unclear', method: 'user', reason: 'user-object' };
    const member = use.member as UserMember;
    return { type: 'user', member, ...(argument ? { argument } : {}) };
  }
  return resolveBrowserCall(use.method, args);
}

/**
 * `load({ writeKey }, options)` of the package, `load('KEY', options)` of the snippet.
 * @param takesSettings true for the package, where the first argument is always an object
 */
export function loadCall(tree: Tree, args: readonly Node[], takesSettings: boolean): SegmentCall {
  const [first, options] = args.map((argument) => readValue(tree, argument));
  const tail = options ? { options } : {};
  if (!first) return { type: 'load', ...tail };
  if (first.shape !== 'object' && !takesSettings) return { type: 'load', writeKey: first, ...tail };
  const writeKey = propertyOf(first, 'writeKey');
  return { type: 'load', ...(writeKey ? { writeKey } : {}), settings: first, ...tail };
}
