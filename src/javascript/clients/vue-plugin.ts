import type { Node } from '@babel/types';
import type { SegmentSdk } from '../../segment/sdks.js';
import { parentOf, startOf } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';
import type { Construction } from './client.js';

const known = ['id', 'router', 'pageCategory', 'debug'];

/**
 * `Vue.use(Plugin, options)`. It can be written anew as a statement of its own with options that are written out.
 * @returns null for a use that installs nothing
 */
export function installationAt(use: Node, sdk: SegmentSdk): Construction | null {
  const byHand = installedByHand(use, sdk);
  if (byHand) return byHand;
  const call = parentOf(use);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== use || !sdk.installs) return null;
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'use') return null;
  const made = { node: call, sdk, loads: true, at: startOf(callee.property) };
  const given = takesLines(call) ? optionsIn(call.arguments[1]) : null;
  const id = given?.get('id');
  const router = given?.get('router') ?? null;
  if (!given || !id || (router && !isPath(router))) return { ...made, args: [], isUnclear: true };
  const category = given.get('pageCategory') ?? null;
  const debug = given.has('debug');
  return {
    ...made,
    args: [id],
    installed: { vue: callee.object, member: sdk.installs, router, category, debug },
  };
}

/** `Plugin.install(Vue, options)`, as other plug-ins call it: what its options are is seen too late. */
function installedByHand(use: Node, sdk: SegmentSdk): Construction | null {
  const member = parentOf(use);
  const call = member && parentOf(member);
  if (member?.type !== 'MemberExpression' || propertyName(member) !== 'install' || !sdk.installs) return null;
  if (call?.type !== 'CallExpression' || call.callee !== member) return null;
  return { node: call, sdk, loads: true, args: [], at: startOf(member.property), isUnclear: true };
}

function takesLines(call: Node): boolean {
  const statement = parentOf(call);
  const list = statement?.type === 'ExpressionStatement' ? parentOf(statement) : undefined;
  return list !== undefined && 'body' in list && Array.isArray(list.body);
}

/** The options by name; null where one is none of the plug-in's, or cannot be seen. */
function optionsIn(object: Node | undefined): Map<string, Node> | null {
  if (object?.type !== 'ObjectExpression') return null;
  const found = new Map<string, Node>();
  for (const property of object.properties) {
    const isPlain =
      property.type === 'ObjectProperty' && !property.computed && property.key.type === 'Identifier';
    if (!isPlain || property.key.type !== 'Identifier' || !known.includes(property.key.name)) return null;
    found.set(property.key.name, property.value);
  }
  return found;
}

/** A name, or a member of one: what can be said again without doing anything twice. */
function isPath(node: Node): boolean {
  const value = unwrapped(node);
  if (value.type === 'Identifier' || value.type === 'ThisExpression') return true;
  return value.type === 'MemberExpression' && !value.computed && isPath(value.object);
}
