import { unclear } from '../../segment/call.js';
import { iosMethods } from '../../segment/ios.js';
import type { NativeFile } from '../language.js';
import { type SyntaxNode, textOf } from '../tree.js';
import { declarationOf } from './scope.js';
import { type SwiftCall, site } from './swift-call.js';
import { type Call, type Member, memberOf, unwrap } from './syntax.js';

/**
 * `services.tracker.analytics.track(name: "Opened")`: a call in Segment's form on what is called like a client that a type of the
 * app holds, where the file does not say whose it is.
 */
export function perhapsCall(
  file: NativeFile,
  node: SyntaxNode,
  member: Member,
  call: Call,
): SwiftCall | null {
  const { tree, project } = file;
  const method = textOf(tree, member.name);
  const held = memberOf(tree, unwrap(member.receiver));
  if (!held || !iosMethods.has(method) || !isInForm(call)) return null;
  const name = textOf(tree, held.name);
  const isKnown = project.appleClients.some((client) => client.name === name && client.owner !== null);
  if (!isKnown || isTyped(file, held.receiver)) return null;
  return { ...site(file, node, member, null), call: unclear(method, 'owner-unknown'), isApart: true };
}

/** With the labels of analytics-swift, or with a text for the event. */
function isInForm({ args: [first] }: Call): boolean {
  if (!first) return false;
  return first.label === null
    ? first.value.type === 'line_string_literal'
    : /^(name|userId|title|groupId)$/.test(first.label);
}

/** The file says what it is: the type around, or that of a declaration. */
function isTyped({ tree }: NativeFile, receiver: SyntaxNode): boolean {
  const node = unwrap(receiver);
  const text = textOf(tree, node);
  if (/^(self|Self|super)\b[?!]?$/.test(text) || /^[A-Z]\w*$/.test(text)) return true;
  return node.type === 'simple_identifier' && (declarationOf(tree, node, text)?.type ?? null) !== null;
}
