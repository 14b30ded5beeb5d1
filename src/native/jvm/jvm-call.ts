import type { AndroidSdk } from '../../segment/android.js';
import type { NativeCall } from '../language.js';
import type { SyntaxNode } from '../tree.js';
import type { Client } from './client.js';
import type { Construction } from './construction.js';
import type { Call } from './syntax.js';

/** A call site as Kotlin's and Java's writers need it. */
export interface JvmCall extends NativeCall {
  readonly sdk: AndroidSdk;
  /** The client that it is on; null for a set-up. */
  readonly client: Client | null;
  readonly source: Call | null;
  readonly construction: Construction | null;
}

/** A call, or the construction of an object. */
export const isCall = ({ type }: SyntaxNode): boolean =>
  /^(call_expression|method_invocation|object_creation_expression)$/.test(type);
