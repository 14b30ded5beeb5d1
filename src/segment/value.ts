/** A range of the source file, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a value is certain to be at run time; `unknown` when the code does not tell. */
export type Shape =
  | 'string'
  | 'number'
  | 'boolean'
  | 'null'
  | 'undefined'
  | 'object'
  | 'array'
  | 'function'
  | 'date'
  | 'unknown';

/**
 * An argument as far as it can be read from the code. It names its text by place only, so that the
 * meaning of a call can be worked out without knowing the language it is written in.
 */
export interface Value {
  readonly span: Span;
  readonly shape: Shape;
  /** The value itself, where it is a literal. */
  readonly constant?: string | number | boolean;
  /** True when it may also be null or undefined. */
  readonly nullable: boolean;
  /** True when the text may stand twice: evaluating it again gives the same and does nothing else. */
  readonly stable: boolean;
  /** True for a string that is certain to have something in it. */
  readonly nonEmpty?: boolean;
  /** True for what is called an id: `user.id`, `userId`. */
  readonly namedAsId?: boolean;
  /** True for what is called as an object with traits is: `user`. */
  readonly namedAsObject?: boolean;
  /** True for what is called options. */
  readonly namedAsOptions?: boolean;
  /** The members of an object literal, in order. */
  readonly entries?: readonly Entry[];
  /** The members of the literal that a constant object of the file is. */
  readonly declared?: readonly Entry[];
  /** True for an object literal with comments among its members, which a rewrite of them would lose. */
  readonly commented?: boolean;
  /** The elements of an array literal without holes or spreads. */
  readonly items?: readonly Value[];
  /** `test ? one : other`, or `test && one`, whose other side adds nothing to an object that it is spread into. */
  readonly either?: { readonly test: Span; readonly one: Value; readonly other?: Value };
  /** How many parameters a function literal declares. */
  readonly parameters?: number;
  /** The environment variable that it reads, and where its name stands. */
  readonly environment?: {
    readonly name: string;
    readonly span: Span;
    /** The whole read, `process.env.X`; it may stand at a declaration. */
    readonly read: Span;
    /** What stands in for it where it is not set: a literal, between its quotes, or a name of one. */
    readonly fallback?: Span & { readonly isQuoted: boolean };
  };
}

export type Entry =
  | { readonly kind: 'property'; readonly key: string; readonly value: Value; readonly span: Span }
  | { readonly kind: 'spread'; readonly span: Span; readonly value?: Value }
  | { readonly kind: 'computed' | 'method'; readonly span: Span };

/** True for `null`, `undefined` and `void 0`, which Segment's overload rules step over. */
export function isNil(value: Value): boolean {
  return value.shape === 'null' || value.shape === 'undefined';
}

/** The value of a property of an object literal; the last one wins, as in the language. */
export function propertyOf(value: Value | undefined, key: string): Value | undefined {
  let found: Value | undefined;
  for (const entry of value?.entries ?? []) {
    if (entry.kind === 'property' && entry.key === key) found = entry.value;
  }
  return found;
}
