import type { SegmentCall } from '../../segment/call.js';
import { unclear } from '../../segment/call.js';
import { iosMethods, type Labelled, resolveIosCall } from '../../segment/ios.js';
import type { Value } from '../../segment/value.js';
import type { NativeFile } from '../language.js';
import { fieldOf, findAll, type SyntaxNode, textOf } from '../tree.js';
import { type Client, clientOf } from './clients.js';
import { withNamedEvent } from './constants.js';
import { isMacro, macroAt } from './macros.js';
import { clientClass } from './methods.js';
import { type ObjcCall, type Place, site } from './objc-call.js';
import { constructionOf } from './set-up.js';
import { extendsSegment, isSegmentSource } from './sources.js';
import { type Message, messageOf, unwrap } from './syntax.js';
import { unknownValue, useAt } from './use-sites.js';
import { readValue } from './values.js';

/** Finds the calls on Segment's clients, and what makes and configures them, in the order of the text. */
export function callsIn(file: Place): ObjcCall[] {
  const { tree, project } = file;
  if (project.ownTypes.has(clientClass) || isSegmentSource(file)) return [];
  // What implements Segment's interfaces is part of Segment: the client that it is handed is no call site of the app.
  const isPart = extendsSegment(tree);
  const found = findAll(tree.root, ({ type }) => sites.test(type)).flatMap(
    (node) => siteAt(file, node) ?? [],
  );
  return isPart ? found.filter(({ client }) => client?.kind !== 'held') : found;
}

const sites =
  /^(message_expression|field_expression|identifier|call_expression|init_declarator|preproc_def|preproc_function_def)$/;

function siteAt(file: Place, node: SyntaxNode): ObjcCall | null {
  const { tree } = file;
  if (/^preproc/.test(node.type)) return throughMacro(node, macroAt(file, node));
  if (node.type === 'init_declarator') return unknownValue(file, node);
  if (node.type === 'call_expression') return macroCall(file, node);
  const message = node.type === 'identifier' ? null : messageOf(tree, node);
  return (message && toldAt(file, message)) ?? macroUse(file, node) ?? useAt(file, node);
}

/** A message that makes a client, or that one is told. */
function toldAt(file: Place, message: Message): ObjcCall | null {
  const { tree } = file;
  const construction = constructionOf(file, message);
  if (construction) return { ...site(message, construction.call, null), construction };
  if (textOf(tree, message.receiver) === clientClass) return ofClass(file, message);
  const macro = unwrap(message.receiver);
  if (isMacro(file, textOf(tree, macro))) return throughMacro(message.node, message);
  const client = clientOf(file, message.receiver);
  return client ? onClient(file, message, client) : null;
}

function throughMacro(
  node: SyntaxNode,
  found: { readonly name: { readonly start: number }; readonly method: string } | null,
): ObjcCall | null {
  if (!found) return null;
  const { name, method } = found;
  const call = unclear(method, 'macro');
  return { node, at: name.start, method, call, speaker: '', client: null, construction: null };
}

/** `TRACK(@"Opened")` */
function macroCall(file: Place, node: SyntaxNode): ObjcCall | null {
  const name = fieldOf(node, 'function');
  const method = name ? textOf(file.tree, name) : '';
  return name && isMacro(file, method) ? throughMacro(node, { name, method }) : null;
}

/** `[log attach:ANALYTICS]`: a macro that is neither called nor told something. */
function macroUse(file: Place, node: SyntaxNode): ObjcCall | null {
  const { parent, field } = node;
  const text = textOf(file.tree, node);
  if (node.type !== 'identifier' || !isMacro(file, text) || !parent) return null;
  if (/^preproc/.test(parent.type) || /^(function|receiver|method|field|name)$/.test(field ?? ''))
    return null;
  return throughMacro(node, { name: node, method: text });
}

/** One of a client's methods, or one that a category of the app adds to its class. */
function onClient(file: Place, message: Message, client: Client): ObjcCall | null {
  const { tree, project } = file;
  const { method, node } = message;
  // A method that a category of the app has changes with that category.
  if (project.ownSelectors.has(message.selector)) return null;
  const args = message.args.map(({ label, value }, index): Labelled => {
    const read = readValue(tree, value);
    return index === 0 ? { label: null, value: asText(read, label) } : { label, value: read };
  });
  const isWritten = node.type === 'field_expression' && node.field === 'left';
  const isKnown = iosMethods.has(method) && !isWritten;
  const read = isKnown ? resolveIosCall(method, args) : unclear(method, 'no-counterpart');
  const call = read && withNamedEvent(file, read, message.args[0]?.value);
  // With other labels it is a method of another class.
  return call && { ...site(message, call, client), speaker: speakerOf(file, message.receiver, client) };
}

/** The first argument of these is declared as a text. */
function asText(value: Value, label: string): Value {
  const isText = /^(track|identify|screen|group|alias)$/.test(label);
  return isText && value.shape === 'unknown' ? { ...value, shape: 'string' } : value;
}

/** What the output speaks to: the instance for the shared client, for any other the receiver as it stands. */
function speakerOf({ tree, project }: Place, receiver: SyntaxNode, client: Client): string {
  return client.kind === 'shared' ? sharedSpeaker(project) : textOf(tree, receiver);
}

/** How Objective-C reaches the instance that the app shares. */
export const sharedSpeaker = ({ iosSdk, instance }: NativeFile['project']): string =>
  iosSdk === 'amplitude-ios' ? '[Amplitude instance]' : instance;

/** `[SEGAnalytics debug:YES]`, `[SEGAnalytics version]` */
function ofClass({ tree }: Place, message: Message): ObjcCall | null {
  // `SEGAnalytics.h` is the header, in an import that cannot be read.
  if (/^(sharedAnalytics|alloc|class|new|h)$/.test(message.selector)) return null;
  const [on] = message.args;
  const isDebug = message.selector === 'debug:' && on !== undefined;
  const call: SegmentCall = isDebug
    ? { type: 'debug', on: readValue(tree, on.value) }
    : unclear(message.method, message.selector === 'setupWithConfiguration:' ? 'set-up' : 'no-counterpart');
  return site(message, call, null);
}
