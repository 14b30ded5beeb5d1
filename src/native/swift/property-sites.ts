import type { SegmentCall } from '../../segment/call.js';
import { unclear } from '../../segment/call.js';
import { iosMethods } from '../../segment/ios.js';
import type { NativeFile } from '../language.js';
import { fieldOf, parts, type SyntaxNode, textOf } from '../tree.js';
import { clientOf } from './clients.js';
import { extensionMembers } from './extensions.js';
import { isClientClass } from './sdk.js';
import { type SwiftCall, site } from './swift-call.js';
import { memberOf } from './syntax.js';
import { readValue } from './values.js';

/** Properties of clients (analytics-swift, `Analytics.swift`). */
const properties: Readonly<Record<string, SegmentCall>> = {
  anonymousId: { type: 'user', member: 'anonymousId' },
  userId: { type: 'user', member: 'id' },
};

const others =
  /^(enabled|writeKey|operatingMode|flushInterval|flushAt|flushPolicies|hasUnsentEvents|pendingUploads|timeline|configuration)$/;

/** `analytics.userId`, and `analytics.track` that is passed on. */
export function readAt(file: NativeFile, node: SyntaxNode): SwiftCall | null {
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
export function assignmentAt(file: NativeFile, node: SyntaxNode): SwiftCall | null {
  const { tree } = file;
  const target = fieldOf(node, 'target');
  const left = target && parts(target)[0];
  const member = left ? memberOf(tree, left) : null;
  const result = fieldOf(node, 'result');
  if (!member || !result) return null;
  const name = textOf(tree, member.name);
  const value = readValue(tree, result);
  if (name === 'debugLogsEnabled' && isClientClass(file, textOf(tree, member.receiver), node))
    return { ...site(file, node, member, null), call: { type: 'debug', on: value }, isApart: true };
  const client = name === 'enabled' || others.test(name) ? clientOf(file, member.receiver) : null;
  if (!client) return null;
  const segment: SegmentCall =
    name === 'enabled' ? { type: 'optOut', value, isEnabled: true } : unclear(name, 'no-counterpart');
  return { ...site(file, node, member, client), call: segment };
}
