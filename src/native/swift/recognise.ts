import type { SegmentCall, UnclearReason } from '../../segment/call.js';
import { iosMethods, type Labelled, resolveIosCall } from '../../segment/ios.js';
import type { NativeCall, NativeFile } from '../language.js';
import { fieldOf, findAll, parts, type SyntaxNode, textOf } from '../tree.js';
import { type Client, clientOf, extended, functionNamed, isShared } from './clients.js';
import { extensionMembers } from './extensions.js';
import { isClientClass } from './sdk.js';
import { type Construction, constructionAt } from './set-up.js';
import { type Call, callOf, type Member, memberOf } from './syntax.js';
import { isTyped } from './typed.js';
import { readValue } from './values.js';

/** A call on a Segment client in Swift. */
export interface SwiftCall extends NativeCall {
  /** Null for a call of the class itself. */
  readonly client: Client | null;
  readonly receiver: SyntaxNode | null;
  /** The receiver may be nil: `analytics?.track`. */
  readonly isChained: boolean;
  readonly construction: Construction | null;
  /** The properties or traits that it is handed. */
  readonly bags: readonly SyntaxNode[];
}

const known = new WeakMap<NativeFile, readonly SwiftCall[]>();

/** Finds the calls on Segment clients; once for each file. */
export function callsIn(file: NativeFile): readonly SwiftCall[] {
  const calls = known.get(file) ?? findCalls(file);
  known.set(file, calls);
  return calls;
}

function findCalls(file: NativeFile): readonly SwiftCall[] {
  if (!/nalytics|SEG|Segment/.test(file.tree.text) && file.project.appleClients.length === 0) return [];
  return findAll(file.tree.root, ({ type }) => looked.test(type)).flatMap((node) => callAt(file, node) ?? []);
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
  if (isClientClass(file, textOf(tree, member.receiver))) return staticCall(file, node, member, call);
  const client = clientOf(file, member.receiver);
  if (!client || isShared(file, node)) return null;
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

/** A member that only an extension of the app declares is no call of Segment's SDK. */
function segmentCall(file: NativeFile, method: string, call: Call): SegmentCall | null {
  if (isAmplitudes(method, call)) return null;
  const args = call.args.map(({ label, value }): Labelled => ({ label, value: readValue(file.tree, value) }));
  const resolved = iosMethods.has(method) ? resolveIosCall(method, args) : null;
  const isLabelled = typeof call.args[0]?.label === 'string';
  if (resolved && isLabelled && bagsOf(resolved, call).some((bag) => isTyped(file, bag)))
    return unclear(method, 'properties');
  if (resolved) return resolved;
  return extensionMembers(file).has(method) ? null : unclear(method, 'no-counterpart');
}

/** A second run finds calls that are Amplitude's already. */
function isAmplitudes(method: string, { args }: Call): boolean {
  const label = args[0]?.label ?? '';
  return amplitudeMethods.test(method) || /^(eventType|event|identify|userProperties|revenue)$/.test(label);
}

const amplitudeMethods =
  /^(setUserId|setDeviceId|getUserId|getDeviceId|setGroup|groupIdentify|revenue|logEvent|setUserProperties|uploadEvents|regenerateDeviceId|initializeApiKey)$/;

function bagsOf(call: SegmentCall, { args }: Call): SyntaxNode[] {
  const value =
    call.type === 'track' || call.type === 'screen'
      ? call.properties
      : call.type === 'identify' || call.type === 'group'
        ? call.traits
        : undefined;
  return args.flatMap((argument) =>
    value && argument.value.start === value.span.start ? [argument.value] : [],
  );
}

/** Properties of clients (analytics-swift, `Analytics.swift`). */
const properties: Readonly<Record<string, SegmentCall>> = {
  anonymousId: { type: 'user', member: 'anonymousId' },
  userId: { type: 'user', member: 'id' },
};

const others =
  /^(enabled|writeKey|operatingMode|flushInterval|flushAt|flushPolicies|hasUnsentEvents|pendingUploads|timeline|configuration)$/;

/** `analytics.userId`, and `analytics.track` that is passed on. */
function readAt(file: NativeFile, node: SyntaxNode): SwiftCall | null {
  const member = memberOf(file.tree, node);
  if (!member || (node.parent?.type === 'call_expression' && node.parent.children[0] === node)) return null;
  if (node.parent?.type === 'directly_assignable_expression') return null;
  const name = textOf(file.tree, member.name);
  const segment = properties[name] ?? passedOn(name);
  const client = segment ? clientOf(file, member.receiver) : null;
  if (!segment || !client || extensionMembers(file).has(name)) return null;
  return { ...site(file, node, member, client), call: segment };
}

function passedOn(name: string): SegmentCall | null {
  if (others.test(name)) return unclear(name, 'no-counterpart');
  return iosMethods.has(name) ? unclear(name, 'passed-on') : null;
}

/** `analytics.enabled = …`, `Analytics.debugLogsEnabled = …` */
function assignmentAt(file: NativeFile, node: SyntaxNode): SwiftCall | null {
  const { tree } = file;
  const target = fieldOf(node, 'target');
  const left = target && parts(target)[0];
  const member = left ? memberOf(tree, left) : null;
  const result = fieldOf(node, 'result');
  if (!member || !result) return null;
  const name = textOf(tree, member.name);
  const value = readValue(tree, result);
  if (name === 'debugLogsEnabled' && isClientClass(file, textOf(tree, member.receiver)))
    return { ...site(file, node, member, null), call: { type: 'debug', on: value }, isApart: true };
  const client = name === 'enabled' || others.test(name) ? clientOf(file, member.receiver) : null;
  if (!client) return null;
  const segment: SegmentCall =
    name === 'enabled' ? { type: 'optOut', value, isEnabled: true } : unclear(name, 'no-counterpart');
  return { ...site(file, node, member, client), call: segment };
}

function site(file: NativeFile, node: SyntaxNode, member: Member, client: Client | null) {
  const isHeld = client !== null && client.kind !== 'shared';
  return {
    node,
    at: member.name.start,
    method: textOf(file.tree, member.name),
    speaker: client ? speakerOf(file, client, member) : '',
    client,
    receiver: member.receiver,
    isChained: member.access.includes('?'),
    construction: null,
    bags: [],
    isApart: isHeld,
  };
}

/** What the output speaks to: the receiver as it stands for a client that stays where it is. */
function speakerOf(file: NativeFile, { kind, declaration }: Client, { receiver, access }: Member): string {
  if (kind === 'shared') return sharedSpeaker(file);
  const text = receiverText(file, receiver);
  if (declaration && isUntypedShared(file, declaration))
    return file.project.iosSdk === 'amplitude-ios' ? `${text.replace(/[?!]$/, '')}.` : `${text}?.`;
  return text + (access.includes('?') ? '?.' : '.');
}

/** A client that the class itself has, `Analytics.main`, is one that Amplitude's has afterwards. */
function receiverText(file: NativeFile, receiver: SyntaxNode): string {
  const text = textOf(file.tree, receiver);
  const [base = ''] = /^(?:(?:Segment|Analytics)\.(?=(?:SEG)?Analytics\b))?\w+/.exec(text) ?? [];
  return isClientClass(file, base) ? `Amplitude${text.slice(base.length)}` : text;
}

/** How Swift code reaches the client that the app shares. */
const sharedSpeaker = (file: NativeFile): string =>
  file.project.iosSdk === 'amplitude-ios' ? 'Amplitude.instance().' : 'Amplitude.shared?.';

/** `let analytics = Analytics.shared()`: what takes its place may be nil with the current SDK, and never is with the older one. */
function isUntypedShared(
  file: NativeFile,
  { type, value, place }: NonNullable<Client['declaration']>,
): boolean {
  return type === null && value !== null && place !== 'binding' && isShared(file, value);
}

/** The shared client where it is handed on to code that keeps it Segment's. */
export function sharedSite(node: SyntaxNode): SwiftCall {
  const name = node.children[0]?.children.at(-1)?.children.at(-1) ?? node;
  return {
    node,
    at: name.start,
    method: 'shared',
    call: unclear('shared', 'client-use'),
    speaker: '',
    client: { kind: 'shared', declaration: null },
    receiver: null,
    isChained: false,
    construction: null,
    bags: [],
  };
}

function unclear(method: string, reason: UnclearReason): SegmentCall {
  return { type: 'unclear', method, reason };
}
