import type { Node } from '@babel/types';
import { resolve } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../../syntax/unwrap.js';
import { bind } from './bind.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { importOf } from './imports.js';
import { calledName } from './known-functions.js';
import { holdNamed } from './named.js';
import { type Of, property, type Shape, settled, wrap } from './shape.js';

/** Methods of a list that hand each of its elements to a function. */
const iterating = new Set([
  ...['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find', 'findLast', 'findIndex'],
]);

/** Methods of a list that give one of its elements. */
const picking = new Set(['at', 'pop', 'shift', 'find', 'findLast']);

/** Methods that put a value into a collection, by the place of the value among their arguments. */
const putting: Readonly<Record<string, number>> = { set: 1, push: 0, unshift: 0, add: 0 };

/** An element of a list, whichever its index. */
const isElement = (shape: Shape): shape is Extract<Shape, { kind: 'property' }> =>
  shape.kind === 'property' && /^\d+$/.test(shape.key);

/** What a map gives for a key. */
const inMap = (value: Shape): Shape => property('get', wrap('result', value));

/** `for (const client of clients)`, `clients.forEach((client) => …)`, `clients.at(0)`. False for any other use of a list. */
export function takeElement(flow: Flow, node: Node, shape: Shape): boolean {
  const isTaken = isElement(shape) ? elementGoesOn(flow, wrapped(node), shape) : null;
  if (isTaken === false) flow.escape(node);
  return isTaken !== null;
}

/** Whether an element can be followed; null where none is taken. */
function elementGoesOn(flow: Flow, outer: Node, shape: Of<'property'>): boolean | null {
  const parent = parentOf(outer);
  if (parent?.type === 'ForOfStatement' && parent.right === outer) {
    const { left } = parent;
    const target = left.type === 'VariableDeclaration' ? left.declarations[0]?.id : left;
    return target != null && bind(flow, target, parent.await ? settled(shape.of) : shape.of);
  }
  const method = parent && propertyName(parent);
  const call = parent && parentOf(parent);
  if (!method || call?.type !== 'CallExpression' || call.callee !== parent) return null;
  if (picking.has(method)) flow.visit(call, shape.of);
  const [callback] = call.arguments;
  if (iterating.has(method)) return callback !== undefined && givenFunction(flow, callback, shape.of);
  return picking.has(method) ? true : null;
}

/** `clients.set('web', client)`, `clients.push(client)`. False for what is no collection of the project. */
export function putIntoCollection(flow: Flow, callee: Node, index: number, shape: Shape): boolean {
  const method = propertyName(callee);
  if (method === null || putting[method] !== index || !('object' in callee)) return false;
  const name = unwrapped(callee.object as Node);
  if (name.type !== 'Identifier') return false;
  const declaration = resolve(flow.tree, name.name, name);
  if (!declaration) return false;
  const held = method === 'set' ? inMap(shape) : property('0', shape);
  if (importOf(flow.tree, name)) return holdNamed(flow, name, held);
  const { node } = declaration;
  const made = node.type === 'VariableDeclarator' && node.init ? unwrapped(node.init) : null;
  if (!made || !makesCollection(made, method)) return false;
  flow.hold(declaration, held);
  return true;
}

function makesCollection(made: Node, method: string): boolean {
  if (made.type === 'ArrayExpression') return method === 'push' || method === 'unshift';
  if (made.type !== 'NewExpression') return false;
  return calledName(made.callee) === { set: 'Map', add: 'Set' }[method];
}

/** `new Map([['web', client]])`, `new Set([client])`; null for what makes no collection. */
export function collectionOf(made: Node, shape: Shape): Shape | null {
  if (made.type !== 'NewExpression' || !isElement(shape)) return null;
  const name = calledName(made.callee);
  if (name === 'Set') return shape;
  const isEntry = name === 'Map' && shape.of.kind === 'property' && shape.of.key === '1';
  return isEntry && shape.of.kind === 'property' ? inMap(shape.of.of) : null;
}

/** What stands in a type of collections: `Map<string, Client>`, `Client[]`. */
export function typedCollection(name: string, value: Shape): Shape | null {
  if (name === 'Map' || name === 'WeakMap' || name === 'ReadonlyMap') return inMap(value);
  return /^(?:Array|ReadonlyArray|Set|ReadonlySet)$/.test(name) ? property('0', value) : null;
}

/** The call of `Promise.all` that a list is the argument of; what it waits for it hands on in the same order. */
export function waitedForAll(list: Node): Node | null {
  const call = parentOf(list);
  if (call?.type !== 'CallExpression' || call.arguments[0] !== list) return null;
  const { callee } = call;
  const isPromise =
    'object' in callee && callee.object.type === 'Identifier' && callee.object.name === 'Promise';
  return isPromise && calledName(callee) === 'all' ? call : null;
}
