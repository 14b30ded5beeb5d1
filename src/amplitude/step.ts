import type { Span } from '../segment/value.js';

/** The functions of the emitted helper file that steps may use. */
export type HelperFunction =
  | 'setTraits'
  | 'setUserTraits'
  | 'toUserId'
  | 'userOption'
  | 'ifId'
  | 'pageEvent'
  | 'screenEvent'
  | 'pageProperties'
  | 'segmentIdentity'
  | 'classicIdentity'
  | 'storedSegmentIdentity'
  | 'delivered'
  | 'withRevenue'
  | 'trackRevenue'
  | 'onReady'
  | 'started'
  | 'whenStarted'
  | 'flushed'
  | 'withError'
  | 'messageOptions'
  | 'campaignOf'
  | 'messageTraits'
  | 'identifyTraits'
  | 'trackArguments'
  | 'pageArguments'
  | 'screenArguments'
  | 'middlewarePlugin'
  | 'segmentPlugin'
  | 'segmentObserver'
  | 'segmentAppPlugin'
  | 'segmentAppObserver'
  | 'screenMethod'
  | 'identifyMethod';

/** The types of the emitted helper file that output may name. */
export type HelperType =
  | 'SegmentMessage'
  | 'TrackMessage'
  | 'GroupMessage'
  | 'SegmentMiddleware'
  | 'SegmentPlugin'
  | 'SegmentContext'
  | 'SegmentAppEvent';

/** An expression of the output, in no particular language. */
export type Expression =
  /** The user's own text, with whatever is edited inside it. */
  | { readonly kind: 'source'; readonly span: Span }
  | { readonly kind: 'constant'; readonly value: string | number | boolean | undefined }
  /** The user's text with parts of it replaced, in order. */
  | {
      readonly kind: 'replaced';
      readonly span: Span;
      readonly parts: readonly { readonly span: Span; readonly to: string }[];
    }
  | { readonly kind: 'member'; readonly object: Expression; readonly key: string }
  /** A name that a `bind` step or an `ifId` made. */
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'helper'; readonly function: HelperFunction; readonly arguments: readonly Expression[] }
  | { readonly kind: 'object'; readonly entries: readonly ObjectEntry[] }
  /** `test ? one : other`; without the last, `test && one`. */
  | {
      readonly kind: 'choice';
      readonly test: Span;
      readonly one: Expression;
      readonly other?: Expression;
    }
  /** String concatenation of a fixed text around a text that is certain to be a string. */
  | {
      readonly kind: 'affixed';
      readonly prefix: string;
      readonly value: Span;
      readonly suffix: string;
      /** The text itself, where it is a literal. */
      readonly constant: string | number | boolean | undefined;
    }
  | { readonly kind: 'string'; readonly value: Expression }
  /** Milliseconds since the epoch of a date, or of the text of one. */
  | { readonly kind: 'milliseconds'; readonly value: Expression; readonly isDate: boolean }
  /** The value where there is a page, false elsewhere. */
  | { readonly kind: 'in-browser'; readonly value: Expression };

export type ObjectEntry =
  | { readonly key: string; readonly value: Expression }
  | { readonly spread: Expression };

/** What is set on a user or a group: one operation a trait, or the whole object through the helper. */
export type Traits =
  | {
      readonly form: 'each';
      readonly traits: readonly Trait[];
      /** All values are literals, so that it does not matter when they are evaluated. */
      readonly constant: boolean;
      /** Keys whose value is taken away, where the SDK does not do so for a null. */
      readonly unset?: readonly string[];
    }
  | {
      readonly form: 'whole';
      readonly traits: Expression;
      /** The helper that puts them on an identify; `setTraits` unless the config has rules for traits of users. */
      readonly helper?: 'setUserTraits';
    };

export interface Trait {
  readonly key: string;
  readonly value: Expression;
  /** `set` unless said otherwise. */
  readonly operation?: 'setOnce' | 'add';
}

/** One thing said to Amplitude. */
export type Step =
  | { readonly kind: 'bind'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'if'; readonly condition: Expression; readonly steps: readonly Step[] }
  | IfId
  | {
      readonly kind: 'init';
      readonly apiKey: Expression;
      readonly options?: Expression;
      /** The user has an argument of its own, before the options. */
      readonly takesUser?: true;
      /** The ids that Segment stored in the app are read first, and `init` waits for them. */
      readonly handsOver?: true;
    }
  | { readonly kind: 'setUserId'; readonly id: Expression }
  | { readonly kind: 'setDeviceId'; readonly id: Expression }
  | { readonly kind: 'identify'; readonly traits: Traits; readonly options?: Expression }
  | {
      readonly kind: 'setGroup';
      readonly type: Expression;
      readonly name: Expression;
      readonly options?: Expression;
    }
  | {
      readonly kind: 'groupIdentify';
      readonly type: Expression;
      readonly name: Expression;
      readonly traits: Traits;
      readonly options?: Expression;
    }
  | {
      readonly kind: 'track';
      readonly event: Expression;
      readonly properties?: Expression;
      readonly options?: Expression;
      /** Properties and options as one pair, spread into the call. */
      readonly spread?: Expression;
      /** Sent by a helper, which sends more events where there is revenue; `revenue` where it says revenue, too. */
      readonly through?: { readonly revenue: boolean };
    }
  /** `track` with the arguments that a helper makes of a message. */
  | { readonly kind: 'track-message'; readonly arguments: Expression }
  /** Uploads what is queued, after `init`, and gives a promise of that; for processes that end. */
  | { readonly kind: 'drain'; readonly options?: Expression; readonly callback?: Expression }
  | { readonly kind: 'add'; readonly plugin: Expression }
  | { readonly kind: 'remove'; readonly name: Expression }
  /** Runs the callback when `init` has resolved; without one, gives a promise of that. */
  | { readonly kind: 'ready'; readonly callback?: Expression }
  | { readonly kind: 'flush' }
  /** `negated` where the code says whether to send, and not whether to keep silent. */
  | { readonly kind: 'optOut'; readonly value: Expression; readonly negated: boolean }
  | { readonly kind: 'reset' }
  | {
      readonly kind: 'read';
      readonly what: 'userId' | 'deviceId' | 'userProperties';
      /** Segment's call gave a promise of it. */
      readonly promised?: true;
    };

/** What is only said when an id turns out to be one: Segment passes over an id that is empty or neither string nor number. */
export interface IfId {
  readonly kind: 'if-id';
  /** True where the id may be evaluated later than it stands. */
  readonly stable: boolean;
  /** True where the id may be null, or nobody knows. */
  readonly nullable: boolean;
  /** The name that `steps` know the id by. */
  readonly name: string;
  readonly id: Expression;
  readonly steps: readonly Step[];
  /** The same steps on the id's own text, where that is typed as a string and may stand twice. */
  readonly direct: readonly Step[] | null;
}

/** The steps whose call gives a promise of having been sent. */
export function isSend(step: Step): boolean {
  return (
    step.kind === 'track' ||
    step.kind === 'track-message' ||
    step.kind === 'identify' ||
    step.kind === 'groupIdentify' ||
    step.kind === 'setGroup'
  );
}

export const source = (span: Span): Expression => ({ kind: 'source', span });
export const constant = (value: string | number | boolean | undefined): Expression => ({
  kind: 'constant',
  value,
});
export const named = (name: string): Expression => ({ kind: 'name', name });
export const helper = (fn: HelperFunction, ...args: Expression[]): Expression => ({
  kind: 'helper',
  function: fn,
  arguments: args,
});
