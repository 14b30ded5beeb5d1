import { androidMethods } from '../../segment/android.js';
import type { SegmentCall } from '../../segment/call.js';
import type { NativeFile } from '../language.js';
import { ancestorsOf, fieldOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import type { Client } from './client.js';
import { clientClass } from './client-class.js';
import { clientOf } from './clients.js';
import type { JvmCall } from './jvm-call.js';
import { type Call, callOf, dottedName, isKotlin } from './syntax.js';
import { readValue } from './values.js';

/** `client.enabled = …`, `Analytics.debugLogsEnabled = …` */
export function assignmentAt(file: NativeFile, node: SyntaxNode): JvmCall[] {
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
  const speaker = { start: node.start, end: name.start };
  return client
    ? [{ ...common, call: { type: 'optOut', value, isEnabled: true }, speaker, sdk: client.sdk, client }]
    : [];
}

/** `Analytics.setLogger(…)`, and Java's `Analytics.Companion.setDebugLogsEnabled(true)`. */
export function staticAt({ tree }: NativeFile, call: Call): JvmCall | null {
  if (!call.receiver || !/^set(Logger|DebugLogsEnabled)$/.test(call.method)) return null;
  const name = dottedName(tree, call.receiver)?.replace(/\.Companion$/, '');
  const sdk = clientClass(tree, name);
  const [value] = call.args;
  if (!sdk || !value) return null;
  const segment: SegmentCall =
    call.method === 'setLogger'
      ? { type: 'unclear', method: call.method, reason: 'no-counterpart' }
      : { type: 'debug', on: readValue(tree, value.value) };
  const client: Client = { kind: 'held', sdk, declaration: null };
  return { node: call.node, at: call.name.start, method: call.method, call: segment, ...ofClient(client) };
}

/** What all sites have that name a member of a client and call nothing. */
const ofClient = (client: Client) =>
  ({ speaker: '', sdk: client.sdk, client, source: null, construction: null }) as const;

/** `client::track` */
export function referenceAt({ tree, project }: NativeFile, node: SyntaxNode): JvmCall[] {
  const [object, name] = parts(node);
  const client = object && name ? clientOf(tree, object, project.clients) : null;
  if (!client || !name) return [];
  const method = textOf(tree, name);
  const call: SegmentCall = { type: 'unclear', method, reason: 'passed-on' };
  return [{ node, at: name.start, method, call, ...ofClient(client) }];
}

/** A property of a client that is read: `client.analyticsContext`, and Kotlin's `client.enabled`. */
export function propertyAt(file: NativeFile, node: SyntaxNode): JvmCall[] {
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
  return [{ node: known, at: name.start, method, call, ...ofClient(client) }];
}

const identity = /\.\s*(?:analyticsContext|getAnalyticsContext\s*\(\s*\))\s*\??\.\s*traits\s*\(\s*\)$/;

/** `client.analyticsContext.traits().anonymousId()` */
export function readOfContext(file: NativeFile, call: Call): JvmCall | null {
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
    const isShared = client.kind === 'shared';
    const dot = /^\s*\??\./.exec(tree.text.slice(node.end, call.node.end))?.[0] ?? '.';
    const speaker = isShared
      ? `${file.options.android.instance}.`
      : { start: node.start, end: node.end + dot.length };
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

/** True inside `client.analyticsContext.traits().anonymousId()`, which is read as a whole. */
export function readsIdentity(tree: NativeTree, node: SyntaxNode): boolean {
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
