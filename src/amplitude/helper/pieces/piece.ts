/**
 * The text of the emitted helper file, cut into pieces.
 *
 * Only what differs between TypeScript and JavaScript (types and signatures) is data; the bodies are
 * written so that both languages read them as they are. That keeps one source of truth for all variants.
 * No body uses `?.` or `??`, which older bundlers do not parse in a user's own files.
 */

/** A named type: an alias in TypeScript, a `@typedef` in JavaScript. */
export interface TypePiece {
  readonly kind: 'type';
  readonly name: string;
  readonly exported?: true;
  readonly doc: string;
  readonly definition: string;
}

/** A module-level constant that is not exported. */
export interface ConstPiece {
  readonly kind: 'const';
  readonly name: string;
  readonly doc: string;
  readonly type: string;
  readonly value: string;
}

/** A function with the types of its signature; `optional` parameters get the `?` or the brackets of their language. */
export interface FunctionPiece {
  readonly kind: 'function';
  readonly name: string;
  readonly exported?: true;
  readonly doc: string;
  readonly generic?: { readonly name: string; readonly bound?: string };
  readonly parameters: readonly { readonly name: string; readonly type: string; readonly optional?: true }[];
  readonly returns: string;
  readonly body: string;
}

export type Piece = TypePiece | ConstPiece | FunctionPiece;
