import type { AndroidSdk } from '../../segment/android.js';
import type { CallOf } from '../../segment/call.js';
import type { Entry, Value } from '../../segment/value.js';
import { findAll, isComment, type NativeTree, type SyntaxNode, spanOf } from '../tree.js';
import { readValue } from './values.js';

/** The construction of a client. */
export interface Construction {
  readonly node: SyntaxNode;
  readonly sdk: AndroidSdk;
  readonly call: CallOf<'load'>;
  /** What was given as the Android context; null where nothing was. */
  readonly context: SyntaxNode | null;
  /** Statements that prepared it, and have nothing to do any more. */
  readonly obsolete: readonly SyntaxNode[];
  /** It cannot be read as a whole. */
  readonly isUnclear: boolean;
}

/** A construction of what was read of it; without a context it is unclear. */
export function made(
  tree: NativeTree,
  node: SyntaxNode,
  sdk: AndroidSdk,
  key: SyntaxNode | null,
  settings: readonly Entry[],
  context: SyntaxNode | null,
): Construction {
  const span = spanOf(node);
  const isCommented = findAll(node, isComment).length > 0;
  const value: Value = {
    span,
    shape: 'object',
    nullable: false,
    stable: false,
    entries: settings,
    commented: isCommented,
  };
  const call: CallOf<'load'> = {
    type: 'load',
    ...(key ? { writeKey: readValue(tree, key) } : {}),
    settings: value,
  };
  return { node, sdk, call, context, obsolete: [], isUnclear: context === null };
}
