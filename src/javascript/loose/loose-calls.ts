import type { Identifier, Node } from '@babel/types';
import type { Client } from '../clients/client.js';
import { isReference, resolve } from '../syntax/scope.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName } from '../syntax/unwrap.js';
import { commonMethods, looseMethods, tellingMethods } from './methods.js';
import { namesOf } from './names.js';
import { originOf } from './origin.js';

/** A call that would be one on a client, if what it is made on were one. */
export interface LooseCall {
  /** Offset of the method's name. */
  readonly at: number;
  readonly method: string;
  /** What it is made on goes by these names. */
  readonly on: readonly string[];
  /** It may be one whatever the names; else only where a client goes by one of them. */
  readonly anyName: boolean;
}

/**
 * Calls by the names of a client's methods on what nothing in the file tells the origin of: an untyped parameter, a
 * member that a component is handed, what a container or a store gives. Only where a client of the project is lost
 * sight of do they matter.
 */
export function looseCalls(tree: Tree, clients: readonly Client[]): LooseCall[] {
  const known = new Set(clients.flatMap(({ uses }) => uses.flatMap((use) => ('at' in use ? [use.at] : []))));
  return looseMethods.flatMap((method) =>
    (tree.identifiers.get(method) ?? []).flatMap((name) =>
      known.has(startOf(name)) ? [] : (calledOn(tree, name) ?? takenFrom(tree, name) ?? []),
    ),
  );
}

/** `object.track(…)` */
function calledOn(tree: Tree, name: Identifier): LooseCall | null {
  const member = parentOf(name);
  const call = member && parentOf(member);
  if (!member || propertyName(member) !== name.name || !('object' in member)) return null;
  if (!call || !('callee' in call) || call.callee !== member) return null;
  const origin = originOf(tree, member.object as Node);
  if (origin === 'known') return null;
  const says =
    tellingMethods.includes(name.name) ||
    (commonMethods.includes(name.name) && startsWithText(call)) ||
    (name.name === 'page' && isEmpty(call));
  const on = namesOf(tree, member.object as Node);
  return { at: startOf(name), method: name.name, on, anyName: says && origin === 'unknown' };
}

/** `track(…)`, where the file took it from an object before: `const { track } = useAnalytics()`. */
function takenFrom(tree: Tree, name: Identifier): LooseCall | null {
  const call = parentOf(name);
  if (!call || !('callee' in call) || call.callee !== name || !isReference(name)) return null;
  const declared = resolve(tree, name.name, name);
  const key = declared && parentOf(declared.identifier);
  const isTaken = key?.type === 'ObjectProperty' && parentOf(key)?.type === 'ObjectPattern';
  if (!isTaken || declared?.node.type !== 'VariableDeclarator' || !declared.node.init) return null;
  const { init } = declared.node;
  if (originOf(tree, init) === 'known') return null;
  return { at: startOf(name), method: name.name, on: namesOf(tree, init), anyName: false };
}

/** A page view without a name is the most common of all. */
const isEmpty = (call: Node): boolean => 'arguments' in call && call.arguments.length === 0;

function startsWithText(call: Node): boolean {
  const [first] = 'arguments' in call ? (call.arguments as readonly Node[]) : [];
  return first?.type === 'StringLiteral' || first?.type === 'TemplateLiteral';
}
