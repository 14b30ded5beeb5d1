import {
  type AndroidSdk,
  androidMethods,
  type NamedValue,
  resolveAndroidCall,
} from '../../segment/android.js';
import type { SegmentCall } from '../../segment/call.js';
import type { NativeCall, NativeFile } from '../language.js';
import { ancestorsOf, fieldOf, findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { type Client, clientClass, clientOf, extended } from './clients.js';
import { functionsNamed } from './functions.js';
import { type Construction, constructionOf, isBuilder } from './set-up.js';
import { type Call, callOf, dottedName, isKotlin, isNamedHead, unwrap } from './syntax.js';
import { mapKindOf, readValue } from './values.js';

/** A call site as Kotlin's and Java's writers need it. */
export interface JvmCall extends NativeCall {
  readonly sdk: AndroidSdk;
  /** The client that it is on; null for a set-up. */
  readonly client: Client | null;
  readonly source: Call | null;
  readonly construction: Construction | null;
}

const isCall = ({ type }: SyntaxNode): boolean =>
  /^(call_expression|method_invocation|object_creation_expression)$/.test(type);

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
  return found.filter(
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
  const construction = setUpAt(tree, call);
  if (construction) return [setUp(node, call, construction)];
  const unread = unreadSetUp(file, call);
  if (unread) return [unread];
  const client = call.receiver
    ? clientOf(tree, call.receiver, file.project.clients)
    : implicitClient(file, call);
  if (!client || !androidMethods.has(call.method) || readsIdentity(tree, node)) return [];
  return [site(file, node, call, client, resolveCall(tree, call, client.sdk))];
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
function speakerOf(file: NativeFile, { receiver, name, node }: Call, client: Client): string {
  if (!receiver) return '';
  if (client.kind === 'held') return file.tree.text.slice(node.start, name.start);
  return `${file.options.android.instance}${file.tree.text.slice(receiver.end, name.start).replace('?.', '.').trim() === '.' ? '.' : file.tree.text.slice(receiver.end, name.start)}`;
}

function resolveCall(tree: NativeTree, call: Call, sdk: AndroidSdk): SegmentCall {
  const args = call.args.map(({ name, value }): NamedValue => ({ name, value: readValue(tree, value) }));
  if (call.args.some(({ isSpread }) => isSpread))
    return { type: 'unclear', method: call.method, reason: 'spread' };
  const resolved = resolveAndroidCall(sdk, call.method, args);
  const maps = call.args.filter(({ value }) => isMapOf(resolved, value));
  // What is no map can only be sent by the serializer of Segment's SDK.
  const foreign =
    sdk === 'kotlin' &&
    maps.some(({ value }) => !/^(plain|json-literal)$/.test(mapKindOf(tree, value) ?? ''));
  return foreign ? { type: 'unclear', method: call.method, reason: 'properties' } : resolved;
}

/** True for the argument that holds the properties or traits of a call. */
function isMapOf(call: SegmentCall, { start }: SyntaxNode): boolean {
  if (call.type === 'track' || call.type === 'screen') return call.properties?.span.start === start;
  return (call.type === 'identify' || call.type === 'group') && call.traits?.span.start === start;
}

/** `track(…)` in `client.apply { … }`, `client.run { … }` and `with(client) { … }`. */
function implicitClient(
  { tree, project }: NativeFile,
  { node, method, isConstruction }: Call,
): Client | null {
  // A function of the file's own goes before a method of what the lambda stands on.
  if (!isKotlin(tree) || isConstruction || functionsNamed(tree, method).length > 0) return null;
  for (const around of ancestorsOf(node)) {
    if (around.type !== 'lambda_literal') continue;
    const call = around.parent?.parent ? callOf(tree, around.parent.parent) : null;
    const given = call?.receiver
      ? /^(apply|run)$/.test(call.method)
        ? call.receiver
        : null
      : call?.method === 'with'
        ? call.args[0]?.value
        : null;
    const client = given ? clientOf(tree, given, project.clients) : null;
    // It changes together with what stands in front of the lambda.
    if (client) return { ...client, kind: 'held' };
  }
  return extended(tree, node);
}

/** `Analytics.setSingletonInstance(…)`, or a construction that stands by itself. */
function setUpAt(tree: NativeTree, call: Call): Construction | null {
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

function setUp(node: SyntaxNode, call: Call, construction: Construction): JvmCall {
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
function unreadSetUp({ tree, project }: NativeFile, call: Call): JvmCall | null {
  const [given] = call.args;
  const setsShared =
    call.method === 'setSingletonInstance' &&
    call.receiver !== null &&
    clientClass(tree, dottedName(tree, call.receiver) ?? undefined) !== null &&
    (!given || clientOf(tree, given.value, project.clients) === null);
  if (!setsShared && !(isBuilder(tree, call.node) && !isBuilt(tree, call.node))) return null;
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

/** `client.enabled = …`, `Analytics.debugLogsEnabled = …` */
function assignmentAt(file: NativeFile, node: SyntaxNode): JvmCall[] {
  const { tree, project } = file;
  const left = fieldOf(node, 'left');
  const right = fieldOf(node, 'right');
  if (!left || !right || !/^(navigation_expression|field_access)$/.test(left.type)) return [];
  const [object, name] = parts(left);
  if (!object || !name) return [];
  const method = textOf(tree, name);
  const value = readValue(tree, right);
  const isStatic = clientClass(tree, dottedName(tree, object) ?? undefined);
  const common = { node, at: name.start, method, source: null, construction: null };
  if (isStatic && method === 'debugLogsEnabled') {
    const client: Client = { kind: 'held', sdk: isStatic, declaration: null };
    return [{ ...common, call: { type: 'debug', on: value }, speaker: '', sdk: isStatic, client }];
  }
  if (method !== 'enabled') return [];
  const client = clientOf(tree, object, project.clients);
  const speaker = tree.text.slice(node.start, name.start);
  return client
    ? [{ ...common, call: { type: 'optOut', value, isEnabled: true }, speaker, sdk: client.sdk, client }]
    : [];
}

/** `client::track` */
function referenceAt({ tree, project }: NativeFile, node: SyntaxNode): JvmCall[] {
  const [object, name] = parts(node);
  const client = object && name ? clientOf(tree, object, project.clients) : null;
  if (!client || !name) return [];
  const method = textOf(tree, name);
  const call: SegmentCall = { type: 'unclear', method, reason: 'passed-on' };
  return [
    {
      node,
      at: name.start,
      method,
      call,
      speaker: '',
      sdk: client.sdk,
      client,
      source: null,
      construction: null,
    },
  ];
}

/** A property of a client that is read: `client.analyticsContext`, and Kotlin's `client.enabled`. */
function propertyAt(file: NativeFile, node: SyntaxNode): JvmCall[] {
  const { tree, project } = file;
  const { parent } = node;
  const [object, name] = parts(node);
  if (!object || !name || node.field === 'left') return [];
  if (parent?.type === 'call_expression' && parts(parent)[0] === node) return [];
  const method = textOf(tree, name);
  if (!androidMethods.has(method)) return [];
  const client = clientOf(tree, object, project.clients);
  if (!client || readsIdentity(tree, node)) return [];
  const isReference = node.children.some(({ type }) => type === '::');
  const call: SegmentCall = { type: 'unclear', method, reason: isReference ? 'passed-on' : 'no-counterpart' };
  // A method without its brackets: the parser did not understand what stands behind it.
  const isBroken = !isReference && isKotlin(tree) && node.parent?.hasError === true;
  const known = isBroken ? { ...node, hasError: true } : node;
  return [
    {
      node: known,
      at: name.start,
      method,
      call,
      speaker: '',
      sdk: client.sdk,
      client,
      source: null,
      construction: null,
    },
  ];
}

const identity = /\.\s*(?:analyticsContext|getAnalyticsContext\s*\(\s*\))\s*\.\s*traits\s*\(\s*\)$/;

/** `client.analyticsContext.traits().anonymousId()` */
function readOfContext(file: NativeFile, call: Call): JvmCall | null {
  const { tree, project } = file;
  const members = { anonymousId: 'anonymousId', userId: 'id' } as const;
  const member = members[call.method as keyof typeof members];
  if (!member || !call.receiver || !identity.test(textOf(tree, call.receiver))) return null;
  let node: SyntaxNode = call.receiver;
  for (let depth = 0; depth < 3; depth++) {
    const inner = callOf(tree, node);
    const next: SyntaxNode | null | undefined = inner ? inner.receiver : parts(node)[0];
    if (!next) return null;
    node = next;
    const client = clientOf(tree, node, project.clients);
    if (!client) continue;
    const speaker = client.kind === 'shared' ? `${file.options.android.instance}.` : `${textOf(tree, node)}.`;
    return {
      node: call.node,
      at: call.name.start,
      method: call.method,
      call: { type: 'user', member },
      speaker,
      sdk: client.sdk,
      client,
      source: call,
      construction: null,
    };
  }
  return null;
}

function readsIdentity(tree: NativeTree, node: SyntaxNode): boolean {
  return [...ancestorsOf(node)].slice(0, 5).some((around) => {
    const call = callOf(tree, around);
    return (
      call !== null &&
      /^(anonymousId|userId)$/.test(call.method) &&
      call.receiver !== null &&
      identity.test(textOf(tree, call.receiver))
    );
  });
}
