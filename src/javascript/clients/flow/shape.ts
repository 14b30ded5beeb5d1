import { browserSdk } from '../../../segment/sdks.js';
import type { JudgedPlugIn } from '../../plugins/exported.js';

/**
 * What a value is, as far as a client can be reached through it. Plain data, so that a module can tell another
 * what it exports.
 */
export type Shape =
  /** The client itself. One that `await` and `.then` unpack is of the package's `AnalyticsBrowser`. */
  | {
      readonly kind: 'client';
      readonly sdk: string;
      readonly thenable: boolean;
      /** It is the page's own, which every file can reach. */
      readonly isGlobal?: true;
    }
  /** A promise of it, which is also what an async function returns. */
  | { readonly kind: 'promise'; readonly of: Shape }
  /** An object that holds it under a name; of a list that is the index. */
  | {
      readonly kind: 'property';
      readonly key: string;
      readonly of: Shape;
      /** It is a field of a class: whoever reads it elsewhere knows the class, and is found by that. */
      readonly isField?: true;
      /** What stands beside it in its list or object is no client: whoever takes any of them may take that. */
      readonly isMixed?: true;
    }
  /** A function that returns it. */
  | { readonly kind: 'result'; readonly of: Shape }
  /** A class whose instances are this. */
  | { readonly kind: 'class'; readonly of: Shape }
  /** A React context whose value is this. */
  | { readonly kind: 'context'; readonly of: Shape }
  /** A method of the client, which works without it. */
  | { readonly kind: 'method'; readonly sdk: string; readonly name: string }
  /** A type of values that are this. */
  | { readonly kind: 'type'; readonly of: Shape }
  /** An export of a package of Segment that makes clients. */
  | { readonly kind: 'maker'; readonly sdk: string; readonly name: string }
  /** A plug-in for clients, or a class of it. It leads to no client, and changes together with those that it is given to. */
  | { readonly kind: 'plugin'; readonly judged: JudgedPlugIn }
  /** A function whose parameter is this. */
  | Takes
  /** A function that is given a function, and hands it this. */
  | { readonly kind: 'calls'; readonly index: number; readonly of: Takes }
  /** A store whose state is this: called with a function, it gives what that picks of the state. */
  | { readonly kind: 'store'; readonly of: Shape };

interface Takes {
  readonly kind: 'takes';
  readonly index: number;
  readonly of: Shape;
}

/** What can stand between a value and the client in it. */
type Wrapping = 'promise' | 'result' | 'class' | 'context' | 'type' | 'store';

export const client = (sdk: string, thenable = false): Shape => ({ kind: 'client', sdk, thenable });
/** The global, where it is handed on. */
export const globalClient: Shape = {
  kind: 'client',
  sdk: browserSdk.package,
  thenable: false,
  isGlobal: true,
};
export const property = (key: string, of: Shape): Shape => ({ kind: 'property', key, of });
export const wrap = (kind: Wrapping, of: Shape): Shape => ({ kind, of });

/** What `await` makes of a value. */
export function settled(shape: Shape): Shape {
  if (shape.kind === 'promise') return settled(shape.of);
  return shape.kind === 'client' ? { ...shape, thenable: false } : shape;
}

/** Objects in objects may refer to themselves; deeper than this nobody keeps a client. */
const deepest = 6;

export function isTooDeep(shape: Shape): boolean {
  let depth = 0;
  for (let inner: Shape | null = shape; inner; inner = 'of' in inner ? inner.of : null) depth += 1;
  return depth > deepest;
}

/** True for an instance of a class, or for what leads to one. */
export function isInstance(shape: Shape): boolean {
  if (shape.kind === 'property' && shape.isField) return true;
  return 'of' in shape && isInstance(shape.of);
}

/** True where the client at the end of a shape is the global. */
export function leadsToGlobal(shape: Shape): boolean {
  const core = coreOf(shape);
  return core.kind === 'client' && core.isGlobal === true;
}

/** The client, the method or the class at the end of a shape. */
export function coreOf(shape: Shape): Extract<Shape, { kind: 'client' | 'method' | 'maker' }> {
  const core = endOf(shape);
  if (core.kind === 'plugin') throw new Error('a plug-in leads to no client');
  return core;
}

/** True for what leads to a plug-in, and to no client. */
export const leadsToPlugIn = (shape: Shape): boolean => endOf(shape).kind === 'plugin';

function endOf(shape: Shape): Extract<Shape, { kind: 'client' | 'method' | 'maker' | 'plugin' }> {
  return 'of' in shape ? endOf(shape.of) : shape;
}

/** The shapes of one kind. */
export type Of<K extends Shape['kind']> = Extract<Shape, { kind: K }>;
