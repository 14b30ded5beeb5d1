import type { SegmentCall } from '../../segment/call.js';
import { unclear } from '../../segment/call.js';
import { iosMethods } from '../../segment/ios.js';
import type { NativeFile } from '../language.js';
import { findAll, type SyntaxNode, textOf } from '../tree.js';
import { clientOf, extended } from './clients.js';
import { functionNamed } from './functions.js';
import { perhapsCall } from './perhaps.js';
import { assignmentAt, readAt } from './property-sites.js';
import { isClientClass } from './sdk.js';
import { bagsOf, segmentCall } from './segment-call.js';
import { type Construction, constructionAt } from './set-up.js';
import { isShared } from './shared-client.js';
import { type SwiftCall, site } from './swift-call.js';
import { type Call, callOf, type Member, memberOf } from './syntax.js';
import { readValue } from './values.js';

const known = new WeakMap<NativeFile, readonly SwiftCall[]>();

/** Finds the calls on Segment clients; once for each file. */
export function callsIn(file: NativeFile): readonly SwiftCall[] {
  const calls = known.get(file) ?? findCalls(file);
  known.set(file, calls);
  return calls;
}

function findCalls(file: NativeFile): readonly SwiftCall[] {
  const { tree, project } = file;
  const isAlone = project.appleClients.length === 0 && !tree.aliases;
  if (isAlone && !/nalytics|SEG|Segment/.test(tree.text)) return [];
  return findAll(tree.root, ({ type }) => looked.test(type)).flatMap((node) => callAt(file, node) ?? []);
}

const looked = /^(call_expression|navigation_expression|assignment)$/;

function callAt(file: NativeFile, node: SyntaxNode): SwiftCall | null {
  const { tree } = file;
  if (node.type === 'assignment') return assignmentAt(file, node);
  if (node.type === 'navigation_expression') return readAt(file, node);
  const call = callOf(tree, node);
  if (!call) return null;
  const construction = constructionAt(file, node, call);
  if (construction) return setUp(node, call, construction);
  const member = memberOf(tree, call.callee);
  if (member) return memberCall(file, node, call, member);
  return call.callee.type === 'simple_identifier' ? implicitCall(file, node, call) : null;
}

function setUp(node: SyntaxNode, { callee }: Call, construction: Construction): SwiftCall {
  const name = callee.type === 'navigation_expression' ? callee.children.at(-1)?.children.at(-1) : callee;
  return {
    node,
    at: (name ?? callee).start,
    method: construction.isShared ? 'setup' : 'Analytics',
    call: construction.isUnclear ? unclear('setup', 'set-up') : construction.call,
    speaker: '',
    client: null,
    receiver: null,
    isChained: false,
    construction,
    bags: [],
    isApart: true,
  };
}

function memberCall(file: NativeFile, node: SyntaxNode, call: Call, member: Member): SwiftCall | null {
  const { tree } = file;
  const method = textOf(tree, member.name);
  if (isClientClass(file, textOf(tree, member.receiver), node)) return staticCall(file, node, member, call);
  const client = clientOf(file, member.receiver);
  if (!client) return perhapsCall(file, node, member, call);
  if (isShared(file, node)) return null;
  const resolved = segmentCall(file, method, call);
  return resolved && { ...site(file, node, member, client), call: resolved, bags: bagsOf(resolved, call) };
}

/** `track(…)` in an extension of the client. */
function implicitCall(file: NativeFile, node: SyntaxNode, call: Call): SwiftCall | null {
  const method = textOf(file.tree, call.callee);
  const client = iosMethods.has(method) ? extended(file, node) : null;
  if (!client || functionNamed(file.tree, method)) return null;
  const resolved = segmentCall(file, method, call);
  if (!resolved) return null;
  return {
    node,
    at: node.start,
    method,
    call: resolved,
    speaker: '',
    client,
    receiver: null,
    isChained: false,
    construction: null,
    bags: bagsOf(resolved, call),
    isApart: true,
  };
}

/** Methods of the class itself, beside those that make a client. */
function staticCall(file: NativeFile, node: SyntaxNode, member: Member, call: Call): SwiftCall | null {
  const method = textOf(file.tree, member.name);
  if (!/^(debug|version|bundledIntegrations)$/.test(method)) return null;
  const value = call.args[0]?.value;
  const segment: SegmentCall =
    method === 'debug'
      ? { type: 'debug', ...(value ? { on: readValue(file.tree, value) } : {}) }
      : unclear(method, 'no-counterpart');
  return { ...site(file, node, member, null), call: segment, isApart: true };
}
