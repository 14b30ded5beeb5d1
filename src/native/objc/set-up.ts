import type { CallOf, SegmentCall } from '../../segment/call.js';
import type { Entry } from '../../segment/value.js';
import type { NativeFile } from '../language.js';
import { ancestorsOf, fieldOf, findAll, type NativeTree, type SyntaxNode, spanOf, textOf } from '../tree.js';
import type { Declaration } from './declarations.js';
import { resolve } from './scope.js';
import { type Message, messageOf, ownName, unwrap } from './syntax.js';
import { readValue } from './values.js';

/** The set-up of a client. */
export interface Construction {
  readonly node: SyntaxNode;
  /** It becomes the client that all files share. */
  readonly isShared: boolean;
  readonly call: CallOf<'load'> | SegmentCall;
  /** Statements that prepared it, and have nothing to do any more. */
  readonly obsolete: readonly SyntaxNode[];
  /** The name of the configuration, where it has one. */
  readonly name: string | null;
}

/** `[SEGAnalytics setupWithConfiguration:…]`, `[[SEGAnalytics alloc] initWithConfiguration:…]`; null for anything else. */
export function constructionOf({ tree }: Pick<NativeFile, 'tree'>, message: Message): Construction | null {
  const { node, selector, receiver, args } = message;
  const isShared = selector === 'setupWithConfiguration:' && textOf(tree, receiver) === 'SEGAnalytics';
  const [given] = args;
  if (!given || (!isShared && !isConstruction(tree, node))) return null;
  const common = { node, isShared, obsolete: [], name: null };
  const configuration = configurationOf(tree, given.value);
  if (!configuration)
    return { ...common, call: { type: 'unclear', method: message.method, reason: 'set-up' } };
  const { key, settings, statements, name } = configuration;
  const span = spanOf(node);
  const value = { span, shape: 'object', nullable: false, stable: false, entries: settings } as const;
  const call: CallOf<'load'> = { type: 'load', writeKey: readValue(tree, key), settings: value };
  return { ...common, call, obsolete: statements, name };
}

/** `[[SEGAnalytics alloc] initWithConfiguration:…]` */
export function isConstruction(tree: NativeTree, node: SyntaxNode): boolean {
  const message = messageOf(tree, unwrap(node));
  return message?.selector === 'initWithConfiguration:' && allocates(tree, message.receiver, 'SEGAnalytics');
}

function allocates(tree: NativeTree, node: SyntaxNode, name: string): boolean {
  const message = messageOf(tree, unwrap(node));
  return message?.selector === 'alloc' && textOf(tree, message.receiver) === name;
}

interface Configuration {
  readonly key: SyntaxNode;
  readonly settings: readonly Entry[];
  readonly statements: readonly SyntaxNode[];
  readonly name: string | null;
}

/** The configuration that a set-up is given, written in place or in a variable of the same function. */
function configurationOf(tree: NativeTree, expression: SyntaxNode): Configuration | null {
  const made = madeFrom(tree, expression);
  if (made) return { ...made, statements: [], name: null };
  const own = ownName(tree, expression);
  const declared = own && !own.isMember ? resolve(tree, own) : null;
  const value = declared?.kind === 'local' && declared.value ? madeFrom(tree, declared.value) : null;
  return declared && value ? fromVariable(tree, declared, value, expression) : null;
}

/** `[SEGAnalyticsConfiguration configurationWithWriteKey:key]`, `[[SEGConfiguration alloc] initWithWriteKey:key]` */
function madeFrom(tree: NativeTree, expression: SyntaxNode): Pick<Configuration, 'key' | 'settings'> | null {
  const message = messageOf(tree, unwrap(expression));
  const [key, host] = message?.args ?? [];
  if (!message || !key || message.args.length > 2) return null;
  const isIos =
    /^configurationWith(WriteKey|Token)$/.test(message.method) &&
    textOf(tree, message.receiver) === 'SEGAnalyticsConfiguration';
  const isSwift =
    message.method === 'initWithWriteKey' && allocates(tree, message.receiver, 'SEGConfiguration');
  if (!isIos && !isSwift) return null;
  const settings = host ? [entry(tree, host.label, host.value)] : [];
  return { key: key.value, settings };
}

function entry(tree: NativeTree, key: string, node: SyntaxNode): Entry {
  return { kind: 'property', key, value: readValue(tree, node), span: spanOf(node) };
}

/** A configuration in a variable, with the settings that statements beside its declaration make; null where it has other uses. */
function fromVariable(
  tree: NativeTree,
  { name, node, nameNode }: Declaration,
  { key, settings }: Pick<Configuration, 'key' | 'settings'>,
  given: SyntaxNode,
): Configuration | null {
  const list = node.parent;
  if (!list) return null;
  const uses = findAll(list, (use) => use.type === 'identifier' && textOf(tree, use) === name).filter(
    (use) => use !== nameNode && use !== given && !/^(method|field)$/.test(use.field ?? ''),
  );
  const made = uses.map((use) => settingAt(tree, use, list));
  if (!made.every((one) => one !== null)) return null;
  return {
    key,
    settings: [...settings, ...made.map(({ setting }) => setting)],
    statements: [node, ...new Set(made.map(({ statement }) => statement))],
    name,
  };
}

/** `configuration.flushAt = 1;`, `[configuration setFlushAt:1];`, `[configuration use:factory];` */
function settingAt(
  tree: NativeTree,
  use: SyntaxNode,
  list: SyntaxNode,
): { setting: Entry; statement: SyntaxNode } | null {
  const statement = [...ancestorsOf(use)].find(({ type }) => type === 'expression_statement');
  const inner = statement?.children.find(({ named }) => named);
  const found = inner && settingIn(tree, inner, use);
  if (!statement || !found || !statement.parent) return null;
  if (statement.parent === list) return { setting: found, statement };
  // Under a condition it holds for some builds, or some runs, only.
  if (found.kind !== 'property') return null;
  const { constant, ...value } = found.value;
  return { setting: { ...found, value }, statement };
}

function settingIn(tree: NativeTree, node: SyntaxNode, use: SyntaxNode): Entry | null {
  if (node.type === 'assignment_expression') {
    const [left, right] = ['left', 'right'].map((field) => fieldOf(node, field));
    const name = left && fieldOf(left, 'field');
    return name && right && fieldOf(left, 'argument') === use ? entry(tree, textOf(tree, name), right) : null;
  }
  const message = messageOf(tree, node);
  const [value, ...more] = message?.args ?? [];
  if (!message || message.receiver !== use || !value || more.length > 0) return null;
  const property = /^set([A-Z]\w*)$/.exec(message.method)?.[1];
  const name = property ? property.charAt(0).toLowerCase() + property.slice(1) : message.method;
  return property || name === 'use' ? entry(tree, name, value.value) : null;
}
