import type { CallOf } from '../../segment/call.js';
import type { Value } from '../../segment/value.js';
import type { NativeFile } from '../language.js';
import { findAll, isComment, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { configurationOf } from './configuration.js';
import { isConstruction } from './construction.js';
import { isClientClass } from './sdk.js';
import { type Call, memberOf } from './syntax.js';
import { readValue } from './values.js';

/** What makes a client: `Analytics.setup(with: …)` of analytics-ios, `Analytics(configuration: …)` of both SDKs. */
export interface Construction {
  readonly node: SyntaxNode;
  /** It makes the client that the app shares, and gives nothing. */
  readonly isShared: boolean;
  readonly call: CallOf<'load'>;
  /** Statements that prepared it, and have nothing to do any more. */
  readonly obsolete: readonly SyntaxNode[];
  /** It cannot be read as a whole. */
  readonly isUnclear: boolean;
}

/** Reads a call that makes a client; null for any other call. */
export function constructionAt(file: NativeFile, node: SyntaxNode, call: Call): Construction | null {
  const isShared = isSetUp(file, call);
  if (!isShared && !isConstruction(file, node)) return null;
  const [argument] = call.args;
  const read = argument && call.args.length === 1 ? configurationOf(file, argument.value, node) : null;
  if (!read) return { node, isShared, call: { type: 'load' }, obsolete: [], isUnclear: true };
  const settings: Value = {
    span: spanOf(node),
    shape: 'object',
    nullable: false,
    stable: false,
    entries: read.settings,
    commented: findAll(node, isComment).length > 0,
  };
  const load: CallOf<'load'> = { type: 'load', writeKey: readValue(file.tree, read.key), settings };
  return { node, isShared, call: load, obsolete: read.statements, isUnclear: false };
}

function isSetUp(file: NativeFile, { callee, args }: Call): boolean {
  const member = memberOf(file.tree, callee);
  return (
    member !== null &&
    textOf(file.tree, member.name) === 'setup' &&
    args[0]?.label === 'with' &&
    isClientClass(file, textOf(file.tree, member.receiver), callee)
  );
}
