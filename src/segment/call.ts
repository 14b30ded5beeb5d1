import type { ReadyMadePlugIn } from './app-plug-ins.js';
import type { Value } from './value.js';

interface Trailing {
  readonly options?: Value;
  readonly callback?: Value;
  /** The one argument that all of this was read from. */
  readonly message?: Value;
}

/** A Segment call with its arguments resolved by the SDK's own overload rules. */
export type SegmentCall =
  | (Trailing & { readonly type: 'track'; readonly event: Value; readonly properties?: Value })
  | (Trailing & { readonly type: 'identify'; readonly userId?: Value; readonly traits?: Value })
  | (Trailing & { readonly type: 'group'; readonly groupId?: Value; readonly traits?: Value })
  | (Trailing & {
      readonly type: 'page' | 'screen';
      /** All that is said of it, as its one property. */
      readonly path?: Value;
      readonly category?: Value;
      readonly name?: Value;
      readonly properties?: Value;
    })
  /** `userId` where the SDK goes on under it. */
  | { readonly type: 'alias'; readonly userId?: Value }
  /** With `keepsDevice` the anonymous id stays. */
  | { readonly type: 'reset'; readonly keepsDevice?: true }
  | { readonly type: 'flush' }
  /** Sends what is queued before a server's process ends. */
  | { readonly type: 'drain'; readonly options?: Value; readonly callback?: Value }
  /** A message that is not written out where it is sent. */
  | {
      readonly type: 'message';
      readonly method: 'track' | 'identify' | 'group' | 'page' | 'screen';
      readonly message: Value;
      readonly callback?: Value;
    }
  /** Functions that every event goes through, and that need no more of Segment than the event. */
  | { readonly type: 'middleware'; readonly functions: readonly Value[]; readonly destination?: string }
  /** Plug-ins of that kind. `observes`: it only looks at what was sent. */
  | {
      readonly type: 'plugIns';
      readonly plugIns: readonly { readonly value: Value; readonly observes: boolean }[];
    }
  /** A plug-in of an app's client that a package brings. */
  | { readonly type: 'readyMade'; readonly plugIn: ReadyMadePlugIn }
  /** Takes such plug-ins out again, by their names. */
  | { readonly type: 'removal'; readonly names: readonly Value[] }
  /** Asks to hear of the client's own troubles. */
  | { readonly type: 'listen' }
  /** `isEnabled` where the value says whether to send, as `enabled = …` does. */
  | { readonly type: 'optOut'; readonly value: Value | boolean; readonly isEnabled: boolean }
  /** Does nothing that Amplitude would have to do. */
  | { readonly type: 'lifecycle'; readonly ends: boolean }
  | { readonly type: 'ready'; readonly callback?: Value }
  | {
      readonly type: 'user';
      readonly member: UserMember;
      readonly argument?: Value;
      /** The call gives a promise of it. */
      readonly promised?: true;
    }
  | { readonly type: 'setAnonymousId'; readonly id?: Value }
  | { readonly type: 'debug'; readonly on?: Value }
  | {
      readonly type: 'load';
      readonly writeKey?: Value;
      readonly settings?: Value;
      readonly options?: Value;
      /** Plug-ins that need no more than the event, where they stand in the set-up. */
      readonly plugIns?: readonly { readonly value: Value; readonly observes: boolean }[];
      /** The client also got Segment's plug-in for sessions of Amplitude. */
      readonly tracksSessions?: true;
      /** It was given the plug-in that sends to Segment, which it may have been told to leave out. */
      readonly sendsToSegment?: true;
      /** What the key in its place is called, where the usual name is taken by that of another write key. */
      readonly keyName?: string;
      /** The code has tested that the key is set, in a place that its type does not see. */
      readonly isAssured?: true;
      /** Where the client with another write key is made, whose API key this one comes to share. */
      readonly joinedWith?: string;
    }
  | {
      readonly type: 'unclear';
      readonly method: string;
      readonly reason: UnclearReason;
      /** What makes it so, where that is known. */
      readonly detail?: string;
    };

export type UserMember = 'id' | 'anonymousId' | 'traits';

export type UnclearReason =
  | 'event-missing'
  | 'event-object-dynamic'
  | 'page-arguments'
  | 'identify-arguments'
  | 'group-getter'
  | 'group-arguments'
  | 'enrichment'
  | 'reset-argument'
  | 'spread'
  | 'user-object'
  | 'user-setter'
  | 'plug-in'
  | 'push'
  | 'properties'
  | 'set-up'
  | 'passed-on'
  | 'client-use'
  | 'macro'
  | 'own-class'
  | 'owner-unknown'
  | 'listener'
  | 'element-tracking'
  | 'query-string'
  | 'snippet-queue'
  | 'other-start'
  | 'raw-message'
  | 'upload-rule'
  | 'client-settings'
  | 'no-counterpart';

/** The call with some arguments, by name of the SDK's method. */
export type CallOf<T extends SegmentCall['type']> = Extract<SegmentCall, { type: T }>;

/** What each method of a dialect makes of its arguments. */
export type Rules = Readonly<Record<string, (args: readonly Value[]) => SegmentCall>>;

/** A call whose meaning cannot be told. */
export function unclear(method: string, reason: UnclearReason, detail?: string): SegmentCall {
  return { type: 'unclear', method, reason, ...(detail === undefined ? {} : { detail }) };
}

/** Leaves out what is undefined, so that absent fields stay absent. */
export function given<T extends Record<string, Value | undefined>>(fields: T): { [K in keyof T]?: Value } {
  const result: { [K in keyof T]?: Value } = {};
  for (const key in fields) if (fields[key]) result[key] = fields[key];
  return result;
}
