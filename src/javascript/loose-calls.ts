import type { Node } from '@babel/types';
import type { Client } from './clients/client.js';
import { isFunction, resolve } from './syntax/scope.js';
import { parentOf, startOf, type Tree } from './syntax/tree.js';
import { propertyName, unwrapped } from './syntax/unwrap.js';

/** A call that would be one on a client, if what it is made on were one. */
export interface LooseCall {
  /** Offset of the method's name. */
  readonly at: number;
  readonly method: string;
}

/** Methods that say it by themselves, and those that do with a text for their first argument. */
const telling = ['track', 'identify'];
const common = ['page', 'screen', 'group', 'alias'];

/**
 * Calls by the names of a client's methods on what nothing in the file tells the origin of: an untyped parameter, what
 * a container gives. Only where a client of the project is lost sight of do they matter.
 */
export function looseCalls(tree: Tree, clients: readonly Client[]): LooseCall[] {
  const known = new Set(clients.flatMap(({ uses }) => uses.flatMap((use) => ('at' in use ? [use.at] : []))));
  return [...telling, ...common].flatMap((method) =>
    (tree.identifiers.get(method) ?? []).flatMap((name): LooseCall[] => {
      const member = parentOf(name);
      const call = member && parentOf(member);
      if (!member || propertyName(member) !== method || !('object' in member)) return [];
      if (!call || !('callee' in call) || call.callee !== member || known.has(startOf(name))) return [];
      const says = telling.includes(method) || startsWithText(call);
      return says && isOfUnknownOrigin(tree, member.object as Node) ? [{ at: startOf(name), method }] : [];
    }),
  );
}

function startsWithText(call: Node): boolean {
  const [first] = 'arguments' in call ? (call.arguments as readonly Node[]) : [];
  return first?.type === 'StringLiteral' || first?.type === 'TemplateLiteral';
}

function isOfUnknownOrigin(tree: Tree, node: Node): boolean {
  const value = unwrapped(node);
  switch (value.type) {
    case 'Identifier':
      return isUnknownName(tree, value);
    case 'AwaitExpression':
      return isOfUnknownOrigin(tree, value.argument);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return givesAnything(tree, value.callee);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return isOfUnknownOrigin(tree, value.object);
    default:
      return false;
  }
}

/** `container.get(…)`: a method of what the file imports, or was handed, may give whatever was put there. */
function givesAnything(tree: Tree, callee: Node): boolean {
  if (!('object' in callee)) return false;
  const object = unwrapped(callee.object as Node);
  if (object.type !== 'Identifier') return isOfUnknownOrigin(tree, object);
  const declared = resolve(tree, object.name, object)?.node;
  return declared !== undefined && (/^Import/.test(declared.type) || isUnknownName(tree, object));
}

/** A parameter, or a variable that is given one's member: nothing says what it is, unless its type does. */
function isUnknownName(tree: Tree, name: Extract<Node, { type: 'Identifier' }>): boolean {
  const declaration = resolve(tree, name.name, name);
  if (!declaration) return false;
  const { node, identifier } = declaration;
  const type = identifier.typeAnnotation;
  if (type?.type === 'TSTypeAnnotation')
    return ['TSAnyKeyword', 'TSUnknownKeyword'].includes(type.typeAnnotation.type);
  if (isFunction(node)) return !('id' in node && node.id === identifier);
  return node.type === 'VariableDeclarator' && node.init != null && isOfUnknownOrigin(tree, node.init);
}
