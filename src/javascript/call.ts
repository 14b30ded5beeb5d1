import type { Node } from '@babel/types';
import type { SegmentCall, UserMember } from '../segment/call.js';
import { resolveCall } from '../segment/resolve.js';
import { propertyOf } from '../segment/value.js';
import type { CallUse, Client } from './clients/client.js';
import { appPlugInCall, takesRole } from './plugins/app-plug-ins.js';
import { plugInCall } from './plugins/calls.js';
import { loadedPlugIns } from './plugins/loaded.js';
import type { Tree } from './syntax/tree.js';
import { readValue } from './values/read.js';

const userMembers: readonly string[] = ['id', 'anonymousId', 'traits'] satisfies UserMember[];

/** What the fields of an app's `userInfo` are called elsewhere. */
const infoMembers: Readonly<Record<string, UserMember>> = {
  anonymousId: 'anonymousId',
  userId: 'id',
  traits: 'traits',
};

/** Reads a call in the code as a Segment call, by the rules of its client's SDK. */
export function segmentCallOf(tree: Tree, use: CallUse, client: Client): SegmentCall {
  const args = use.args?.map((argument) => readValue(tree, argument)) ?? null;
  if (use.method === 'load') return loadCall(tree, use.args ?? [], client);
  if (use.method === 'user' && use.member !== undefined && args !== null) {
    const [argument] = args;
    if (!userMembers.includes(use.member)) return { type: 'unclear', method: 'user', reason: 'user-object' };
    const member = use.member as UserMember;
    return { type: 'user', member, ...(argument ? { argument } : {}) };
  }
  const isApp = client.sdk.dialect === 'react-native';
  const plugIns = isApp ? appPlugInCall(tree, use) : plugInCall(tree, use, client);
  if (plugIns) return plugIns;
  const info = use.method === 'userInfo' ? infoMembers[use.member ?? ''] : undefined;
  if (info) return { type: 'user', member: info };
  return resolveCall(client.sdk.dialect, use.method, args);
}

/** `load({ writeKey }, options)` of the package, `load('KEY', options)` of the snippet, `new Analytics({ writeKey, … })`. */
export function loadCall(
  tree: Tree,
  args: readonly Node[],
  { isGlobal, sdk, origin, uses }: Pick<Client, 'isGlobal' | 'sdk' | 'origin' | 'uses'>,
): SegmentCall {
  // A package takes an object first, but for the older one for Node; the snippet takes the key.
  const takesSettings = sdk.isCallable !== true && !isGlobal && origin.kind !== 'singleton';
  const [first, options] = args.map((argument) => readValue(tree, argument));
  const tail = options ? { options } : {};
  if (!first) return { type: 'load', ...tail };
  if (first.shape !== 'object' && !takesSettings) return { type: 'load', writeKey: first, ...tail };
  const writeKey = propertyOf(first, 'writeKey');
  const loaded = sdk.dialect === 'react-native' ? [] : loadedPlugIns(tree, args);
  const plugIns = loaded.flatMap(({ judged: { plugin } }) =>
    plugin ? [{ value: readValue(tree, plugin.node), observes: plugin.observes }] : [],
  );
  const given = {
    ...(plugIns.length > 0 ? { plugIns } : {}),
    ...(takesRole(uses, 'sessions') ? ({ tracksSessions: true } as const) : {}),
    ...(takesRole(uses, 'segment') ? ({ sendsToSegment: true } as const) : {}),
  };
  return { type: 'load', ...(writeKey ? { writeKey } : {}), settings: first, ...tail, ...given };
}
