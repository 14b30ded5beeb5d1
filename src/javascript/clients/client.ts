import type { JSXElement, Node } from '@babel/types';
import { flavours, type PackageFlavour } from '../../amplitude/flavours.js';
import type { SegmentSdk } from '../../segment/sdks.js';
import type { AddedPlugIn } from '../plugins/app-plug-ins.js';
import type { Declaration } from '../syntax/scope.js';
import type { Flow, NamedShape } from './flow/flow.js';

/** How a file comes to hold a client. */
export type Origin =
  /** `window.analytics`, an unbound `analytics`. */
  | { readonly kind: 'global' }
  /** `const a = window.analytics`: another name for the global, declared by this statement. */
  | { readonly kind: 'alias'; readonly declarator: Node }
  /** `AnalyticsBrowser.load(…)`, `new AnalyticsBrowser()`, `new Analytics(…)`. */
  | {
      readonly kind: 'constructed';
      readonly construction: Construction;
      /** False where the name gets it by assignment, destructuring or as a field: then it may be something else, too. */
      readonly direct: boolean;
    }
  /** A client that another module exports. */
  | { readonly kind: 'imported'; readonly source: string }
  /** A client that is stored, handed on, given by a function or declared by a type; it may have come in several ways. */
  | { readonly kind: 'held'; readonly constructions: readonly Construction[] }
  /** The one client that a package is: `import analytics from '@segment/analytics-react-native'`. */
  | { readonly kind: 'singleton' };

/** An expression that makes a client. */
export interface Construction {
  readonly node: Node;
  readonly sdk: SegmentSdk;
  /** True for what starts the client; `new AnalyticsBrowser()` waits for a later `.load`. */
  readonly loads: boolean;
  readonly args: readonly Node[];
  /** Where the name of the method stands, for reports. */
  readonly at: number;
  /** The class comes from an `import()` or through other names, which the output could not keep. */
  readonly lazy?: boolean;
  /** The client that it starts, where that was made before: `client.load(…)` as a value. */
  readonly on?: Node;
  /** It is the global, where it is handed on. */
  readonly isGlobal?: true;
  /** A hook that gives the client of the provider around it. */
  readonly isHook?: true;
  /** A plug-in of Vue that starts the page's client, and puts it on every component. */
  readonly installed?: Installation;
  /** It is made in a way that cannot be written anew. */
  readonly isUnclear?: true;
  /** Somebody listens for its troubles where it is made: `new Analytics(…).on('error', …)`. */
  readonly listens?: true;
  /** It gives a promise of the client: `AnalyticsBrowser.standalone(…)`. */
  readonly isPromise?: boolean;
}

/** `Vue.use(VueSegmentAnalytics, { id, router, pageCategory })` */
export interface Installation {
  readonly vue: Node;
  readonly member: string;
  readonly router: Node | null;
  readonly category: Node | null;
  /** With this option set no event was sent. */
  readonly debug: boolean;
}

/** A client of one file, with every place of the file where it stands. */
export interface Client {
  readonly origin: Origin;
  /** Says what its calls mean, however they look. */
  readonly sdk: SegmentSdk;
  /** The name it is bound to; null for a global or a bare construction. */
  readonly declaration: Declaration | null;
  /** It is the page's own, in whichever way the file came to it. */
  readonly isGlobal: boolean;
  /** Nothing but its type says that it is one. */
  readonly isOnlyTyped: boolean;
  /** What the module exports of it. */
  readonly exports: readonly NamedShape[];
  readonly uses: readonly Use[];
  /** Where it goes in its file. */
  readonly flows: readonly Flow[];
}

/** The SDK of Amplitude that takes over from a client. */
export const flavourOf = ({ sdk }: Client): PackageFlavour => flavours[sdk.dialect];

/** Where a file makes a client. */
export function constructionsOf({ origin }: Client): readonly Construction[] {
  if (origin.kind === 'constructed') return [origin.construction];
  return origin.kind === 'held' ? origin.constructions : [];
}

/** One place where a client stands. */
export type Use =
  | CallUse
  /** Asked whether it is there: `if (window.analytics)`, `typeof analytics`, `analytics && …`. */
  | { readonly kind: 'presence'; readonly node: Node; readonly receiver: Node; readonly at: number }
  | { readonly kind: 'export'; readonly node: Node }
  /** Says nothing of its own: the last `analytics` in `analytics.track.bind(analytics)`. */
  | { readonly kind: 'idle'; readonly node: Node; readonly receiver: Node }
  /** `window.analytics = …` */
  | { readonly kind: 'assigned'; readonly node: Node; readonly at: number }
  /** `analytics.track` that is not called. */
  | {
      readonly kind: 'method';
      readonly node: Node;
      readonly receiver: Node;
      readonly method: string;
      readonly at: number;
      /** Wherever it goes, each call of it is found. */
      readonly followed?: true;
    }
  /** Waited for, or asked `.then`, which only a client of Segment can be. */
  | { readonly kind: 'awaited'; readonly node: Node; readonly receiver: Node; readonly at: number }
  /** Handed to the provider from which hooks read it. */
  | { readonly kind: 'provided'; readonly node: Node; readonly element: JSXElement; readonly at: number }
  /** Passed on, stored: where the client goes from there is not known. `steers`: told something about all its events. `isOther`: what comes to one of its places and is no client. */
  | {
      readonly kind: 'escape';
      readonly node: Node;
      readonly at: number;
      readonly steers?: true;
      readonly isOther?: true;
    };

export interface CallUse {
  readonly kind: 'call';
  readonly method: string;
  /** The whole call; with `user().id()`, the outer one. */
  readonly node: Node;
  /** The expression that is the client. */
  readonly receiver: Node;
  /** Null where an argument is spread. */
  readonly args: readonly Node[] | null;
  /** Offset of the method's name. */
  readonly at: number;
  /** The call on whose result this one is made: `analytics.track({…}).identify({…})`. */
  readonly chained?: Node;
  /** The method was taken from the client, and is called without it: `track('E')`. */
  readonly bare?: true;
  /** Set for `user().id()` and its like. */
  readonly member?: string;
  /** The plug-in that a client of an app is given, where it does not hold the client back. */
  readonly plugIn?: AddedPlugIn;
}

/** True for the global and for its other names, not for what holds it. */
export const namesGlobal = ({ origin }: Client): boolean =>
  origin.kind === 'global' || origin.kind === 'alias';
