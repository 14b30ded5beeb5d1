import type { SegmentCall } from '../../segment/call.js';
import type { NativeFile } from '../language.js';
import { ancestorsOf, findAll, type NativeTree, type SyntaxNode } from '../tree.js';
import { isBuilder, isServerBuilder } from './builder.js';
import { clientClass } from './client-class.js';
import { clientOf } from './clients.js';
import type { Construction } from './construction.js';
import { isCall, type JvmCall } from './jvm-call.js';
import { constructionOf } from './set-up.js';
import { type Call, callOf, dottedName, unwrap } from './syntax.js';

/** `Analytics.setSingletonInstance(…)`, or a construction that stands by itself. */
export function setUpAt(tree: NativeTree, call: Call): Construction | null {
  if (
    call.method === 'setSingletonInstance' &&
    call.receiver &&
    clientClass(tree, dottedName(tree, call.receiver) ?? undefined)
  ) {
    const [given] = call.args;
    return given ? constructionOf(tree, given.value) : null;
  }
  return isGivenToSetter(tree, call.node) ? null : constructionOf(tree, call.node);
}

function isGivenToSetter(tree: NativeTree, node: SyntaxNode): boolean {
  const around = [...ancestorsOf(node)].find(isCall);
  const call = around ? callOf(tree, around) : null;
  return call?.method === 'setSingletonInstance' && call.args.some(({ value }) => unwrap(value) === node);
}

/** The call site of a construction. */
export function setUp(node: SyntaxNode, call: Call, construction: Construction): JvmCall {
  const isUnclear = construction.isUnclear || construction.context === null;
  const unclear: SegmentCall = { type: 'unclear', method: 'load', reason: 'set-up' };
  return {
    node,
    at: call.name.start,
    method: call.method === 'setSingletonInstance' ? 'setSingletonInstance' : 'Analytics',
    call: isUnclear ? unclear : construction.call,
    speaker: '',
    sdk: construction.sdk,
    client: null,
    source: call,
    construction,
  };
}

/** A set-up that cannot be followed: what is made the shared client, or a builder that is not built where it stands. */
export function unreadSetUp({ tree, project }: NativeFile, call: Call): JvmCall | null {
  const [given] = call.args;
  const setsShared =
    call.method === 'setSingletonInstance' &&
    call.receiver !== null &&
    clientClass(tree, dottedName(tree, call.receiver) ?? undefined) !== null &&
    (!given || clientOf(tree, given.value, project.clients) === null);
  const isUnread = (isBuilder(tree, call.node) && !isBuilt(tree, call.node)) || isServerBuilder(tree, call);
  if (!setsShared && !isUnread) return null;
  return {
    node: call.node,
    at: call.name.start,
    method: setsShared ? call.method : 'Analytics',
    call: { type: 'unclear', method: 'load', reason: 'set-up' },
    speaker: '',
    sdk: 'android',
    client: null,
    source: call,
    construction: null,
  };
}

/** A set-up that was read begins with this builder. */
function isBuilt(tree: NativeTree, builder: SyntaxNode): boolean {
  return findAll(tree.root, (node) => isCall(node) && callOf(tree, node)?.method === 'build').some((node) => {
    const construction = constructionOf(tree, node);
    const own = construction ? [construction.node, ...construction.obsolete] : [];
    return own.some((part) => part.start <= builder.start && builder.end <= part.end);
  });
}

/** `Analytics.with(context)` as a statement: it makes the shared client of a key in the app's resources. */
export function madeByItself(node: SyntaxNode, call: Call): JvmCall {
  return {
    node,
    at: call.name.start,
    method: call.method,
    call: { type: 'unclear', method: 'load', reason: 'set-up' },
    speaker: '',
    sdk: 'android',
    client: { kind: 'shared', sdk: 'android', declaration: null },
    source: call,
    construction: null,
  };
}
