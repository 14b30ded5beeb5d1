import type { Entry, Value } from '../../segment/value.js';
import { findAll, type NativeTree, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { type Construction, made } from './construction.js';
import { resolve } from './scope.js';
import { means } from './sdk.js';
import { type Call, callOf, dottedName, linksFrom, ownName, unwrap } from './syntax.js';
import { readValue } from './values.js';

/** `Analytics.Builder(context, key).flushQueueSize(3)….build()`, also through a variable that holds the builder. */
export function fromBuilder(tree: NativeTree, build: Call): Construction | null {
  const settings: Entry[] = [];
  const obsolete: SyntaxNode[] = [];
  let node = unwrap(build.receiver as SyntaxNode);
  for (;;) {
    const call = callOf(tree, node);
    const held = call ? null : heldBuilder(tree, node);
    if (held) {
      settings.push(...held.settings);
      obsolete.push(...held.statements);
      node = held.value;
      continue;
    }
    if (!call) return null;
    if (isBuilderClass(tree, call)) {
      const [context, key] = call.args;
      if (!context || !key) return null;
      return { ...made(tree, build.node, 'android', key.value, settings.reverse(), context.value), obsolete };
    }
    if (!call.receiver) return null;
    settings.push(settingOf(tree, call));
    node = unwrap(call.receiver);
  }
}

function settingOf(tree: NativeTree, call: Call): Entry {
  const [first] = call.args;
  const value = first ? readValue(tree, first.value) : flag(call.node);
  const given = call.method === 'flushInterval' ? seconds(tree, call, value) : value;
  return { kind: 'property', key: call.method, value: given, span: spanOf(call.name) };
}

/** A local variable for a builder, with the statements that set it up, last first; null where it is used for more. */
function heldBuilder(
  tree: NativeTree,
  node: SyntaxNode,
): { value: SyntaxNode; settings: Entry[]; statements: SyntaxNode[] } | null {
  const own = ownName(tree, node);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  if (!own || declared?.kind !== 'local' || !declared.value || !declared.node.parent) return null;
  const settings: Entry[] = [];
  const statements: SyntaxNode[] = [declared.node];
  for (const use of findAll(declared.scope, ({ type }) => type === 'identifier')) {
    if (
      use.start === node.start ||
      textOf(tree, use) !== own.name ||
      resolve(tree, own.name, use) !== declared
    )
      continue;
    const links = linksFrom(tree, use);
    const top = links.at(-1)?.node;
    const statement = top?.parent?.type === 'expression_statement' ? top.parent : top;
    if (!statement || statement.parent !== declared.node.parent) return null;
    settings.unshift(...links.map((link) => settingOf(tree, link)).reverse());
    statements.push(statement);
  }
  return { value: unwrap(declared.value), settings, statements };
}

/** True for `Analytics.Builder(…)` itself. */
export function isBuilder(tree: NativeTree, node: SyntaxNode): boolean {
  const call = callOf(tree, node);
  return call !== null && isBuilderClass(tree, call);
}

/** `….build()` of a builder that begins in this expression, whether or not what stands between was understood. */
export function isUnreadBuild(tree: NativeTree, expression: SyntaxNode): boolean {
  const build = callOf(tree, unwrap(expression));
  if (build?.method !== 'build') return false;
  for (let call: Call | null = build; call?.receiver; call = callOf(tree, unwrap(call.receiver)))
    if (isBuilderClass(tree, call) || isServerBuilder(tree, call)) return true;
  return false;
}

/** `Analytics.builder(key)` of Segment's library for servers, whose class has the same name. */
export const isServerBuilder = (tree: NativeTree, { method, receiver }: Call): boolean =>
  method === 'builder' && receiver !== null && means(tree, dottedName(tree, receiver) ?? undefined, 'client');

function isBuilderClass(tree: NativeTree, call: Call): boolean {
  if (means(tree, call.method.replace(/\s/g, ''), 'builder')) return true;
  if (call.receiver)
    return call.method === 'Builder' && means(tree, dottedName(tree, call.receiver) ?? undefined, 'client');
  const owner = /^([\w.]+)\.Builder$/.exec(call.method.replace(/\s/g, ''))?.[1];
  return call.isConstruction && means(tree, owner, 'client');
}

/** `flushInterval(30, TimeUnit.SECONDS)` in seconds, where both are written out. */
function seconds(tree: NativeTree, { args }: Call, value: Value): Value {
  const unit = /(?:TimeUnit\.)?(\w+)$/.exec(
    textOf(tree, args[1]?.value ?? (args[0]?.value as SyntaxNode)),
  )?.[1];
  const factor = { MILLISECONDS: 0.001, SECONDS: 1, MINUTES: 60, HOURS: 3600 }[unit ?? ''];
  const { constant, ...unknown } = value;
  return typeof constant === 'number' && factor !== undefined
    ? { ...value, constant: constant * factor }
    : unknown;
}

const flag = (node: SyntaxNode): Value => ({
  span: spanOf(node),
  shape: 'boolean',
  nullable: false,
  stable: true,
  constant: true,
});
