import type { Piece } from '../../javascript/edit.js';
import {
  type AndroidSdk,
  androidMethods,
  type NamedValue,
  resolveAndroidCall,
} from '../../segment/android.js';
import type { SegmentCall } from '../../segment/call.js';
import type { NativeFile } from '../language.js';
import { findAll, type NativeTree, type SyntaxNode } from '../tree.js';
import { brokenSites } from './broken-sites.js';
import type { Client } from './client.js';
import { isShared } from './client-class.js';
import { clientOf } from './clients.js';
import { namedText } from './constants.js';
import { isDropped } from './dropped.js';
import { implicitClient } from './implicit-client.js';
import { isCall, type JvmCall } from './jvm-call.js';
import { mapKindOf } from './map-kinds.js';
import {
  assignmentAt,
  propertyAt,
  readOfContext,
  readsIdentity,
  referenceAt,
  staticAt,
} from './member-sites.js';
import { madeByItself, setUp, setUpAt, unreadSetUp } from './set-up-sites.js';
import { type Call, callOf, isNamedHead } from './syntax.js';
import { readValue } from './values.js';

/** Finds the calls on Segment's clients, and what makes and configures them, in the order of the text. */
export function callsIn(file: NativeFile): JvmCall[] {
  const { tree } = file;
  const found = findAll(
    tree.root,
    (node) =>
      isCall(node) ||
      /^(assignment|assignment_expression|navigation_expression|callable_reference|method_reference)$/.test(
        node.type,
      ),
  )
    .filter((node) => !isNamedHead(node))
    .flatMap((node) => callAt(file, node));
  // A set-up inside another, such as the one that is made the singleton, belongs to it.
  const own = found.filter(
    (one) =>
      !found.some(
        (other) =>
          other !== one &&
          other.construction?.node !== undefined &&
          other.node !== one.node &&
          one.construction === other.construction &&
          contains(other.node, one.node),
      ),
  );
  return [...own, ...brokenSites(file, own)];
}

const contains = (outer: SyntaxNode, inner: SyntaxNode): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

function callAt(file: NativeFile, node: SyntaxNode): JvmCall[] {
  const { tree } = file;
  if (/assignment/.test(node.type)) return assignmentAt(file, node);
  if (/_reference$/.test(node.type)) return referenceAt(file, node);
  if (node.type === 'navigation_expression') return propertyAt(file, node);
  const call = callOf(tree, node);
  if (!call) return [];
  const identity = readOfContext(file, call);
  if (identity) return [identity];
  const ofClass = staticAt(file, call);
  if (ofClass) return [ofClass];
  const construction = setUpAt(tree, call);
  if (construction) return [setUp(node, call, construction)];
  const unread = unreadSetUp(file, call);
  if (unread) return [unread];
  if (isShared(tree, node) && isDropped(node)) return [madeByItself(node, call)];
  if (!androidMethods.has(call.method)) return [];
  const client = call.receiver
    ? clientOf(tree, call.receiver, file.project.clients)
    : implicitClient(file, call);
  if (!client || readsIdentity(tree, node)) return [];
  return [site(file, node, call, client, named(file, call, resolveCall(tree, call, client.sdk)))];
}

function site(file: NativeFile, node: SyntaxNode, call: Call, client: Client, segment: SegmentCall): JvmCall {
  return {
    node,
    at: call.name.start,
    method: call.method,
    call: segment,
    speaker: speakerOf(file, call, client),
    sdk: client.sdk,
    client,
    source: call,
    construction: null,
  };
}

/** The receiver as it stands for a client that stays where it is; the config's expression for the shared one. */
function speakerOf(file: NativeFile, { receiver, name, node }: Call, client: Client): Piece {
  if (!receiver) return '';
  if (client.kind === 'held') return { start: node.start, end: name.start };
  const dot = file.tree.text.slice(receiver.end, name.start);
  return file.options.android.instance + (/^\s*\??\.\s*$/.test(dot) ? '.' : dot);
}

function resolveCall(tree: NativeTree, call: Call, sdk: AndroidSdk): SegmentCall {
  const args = call.args.map(({ name, value }): NamedValue => ({ name, value: readValue(tree, value) }));
  if (call.args.some(({ isSpread }) => isSpread))
    return { type: 'unclear', method: call.method, reason: 'spread' };
  // `track(name) { event -> … }` changes the event.
  if (call.lambda && sdk === 'kotlin') return { type: 'unclear', method: call.method, reason: 'plug-in' };
  const resolved = resolveAndroidCall(sdk, call.method, args);
  const maps = call.args.filter(({ value }) => isMapOf(resolved, value));
  // What is no map can only be sent by the serializer of Segment's SDK.
  const foreign =
    sdk === 'kotlin' &&
    maps.some(({ value }) => !/^(plain|json-literal)$/.test(mapKindOf(tree, value) ?? ''));
  return foreign ? { type: 'unclear', method: call.method, reason: 'properties' } : resolved;
}

/** An event that a constant names has that name. */
function named({ tree, project }: NativeFile, { args }: Call, call: SegmentCall): SegmentCall {
  if (call.type !== 'track' || call.event.constant !== undefined) return call;
  const given = args.find(({ value }) => value.start === call.event.span.start);
  const constant = given && namedText(tree, given.value, project.orders);
  return constant === undefined ? call : { ...call, event: { ...call.event, constant } };
}

/** True for the argument that holds the properties or traits of a call. */
function isMapOf(call: SegmentCall, { start }: SyntaxNode): boolean {
  if (call.type === 'track' || call.type === 'screen') return call.properties?.span.start === start;
  return (call.type === 'identify' || call.type === 'group') && call.traits?.span.start === start;
}
