import type { Node } from '@babel/types';
import { resolve, usesOf } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../../syntax/unwrap.js';
import { bind } from './bind.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { importOf } from './imports.js';
import { calledName } from './known-functions.js';
import { holdNamed } from './named.js';
import { isSomethingElse } from './others.js';
import { type Of, property, type Shape, settled, wrap } from './shape.js';

/** Methods of a list that hand each of its elements to a function. */
const iterating = new Set([
  ...['forEach', 'map', 'flatMap', 'filter', 'some', 'every', 'find', 'findLast', 'findIndex'],
]);

/** Methods of a list that give one of its elements. */
const picking = new Set(['at', 'pop', 'shift', 'find', 'findLast']);

/** Methods that put a value into a collection, by the place of the value among their arguments. */
const putting: Readonly<Record<string, number>> = { set: 1, push: 0, unshift: 0, add: 0 };

/** Methods of a list that give a list of its elements. */
const listing = new Set([
  ...['filter', 'slice', 'concat', 'reverse', 'sort', 'toSorted', 'toReversed', 'values', 'splice'],
]);

/** Methods of a list that neither take an element nor give one. */
const harmless = new Set([
  ...['push', 'unshift', 'indexOf', 'includes', 'join', 'keys', 'has', 'add', 'delete', 'clear'],
]);

/** An element of a list, whichever its index. */
export const isElement = (shape: Shape): shape is Extract<Shape, { kind: 'property' }> =>
  shape.kind === 'property' && /^\d+$/.test(shape.key);

/** What a map gives for a key. */
const inMap = (value: Shape): Shape => property('get', wrap('result', value));

/** `for (const client of clients)`, `clients.forEach((client) => …)`, `clients.at(0)`. False for any other use of a list. */
export function takeElement(flow: Flow, node: Node, shape: Shape): boolean {
  const value = valueOfMap(shape);
  const isTaken = isElement(shape)
    ? elementGoesOn(flow, wrapped(node), shape)
    : value && entryGoesOn(flow, wrapped(node), value);
  // Any element may be taken, also one that is no client.
  const isMixed = shape.kind === 'property' && shape.isMixed === true;
  if (isTaken === false || (isTaken && isMixed)) flow.escape(node);
  return isTaken !== null;
}

/** What a map has for its keys; null for what is no map. */
const valueOfMap = (shape: Shape): Shape | null =>
  shape.kind === 'property' && shape.key === 'get' && shape.of.kind === 'result' ? shape.of.of : null;

/** Whether an element can be followed; null where none is taken. */
function elementGoesOn(flow: Flow, outer: Node, shape: Of<'property'>): boolean | null {
  const looped = loopTarget(outer);
  if (looped) return bind(flow, looped.target, looped.waits ? settled(shape.of) : shape.of);
  const { call, method } = callOn(outer);
  if (!call || harmless.has(method)) return null;
  const [callback] = call.arguments;
  if (picking.has(method)) flow.visit(call, shape.of);
  if (listing.has(method)) flow.visit(call, shape);
  if (iterating.has(method) && callback && !isBoolean(callback))
    return givenFunction(flow, callback, shape.of);
  return picking.has(method) || listing.has(method) || iterating.has(method);
}

/** `for (const [name, client] of map)`, `map.forEach((client) => …)`, `map.values()`; null for any other use of a map. */
function entryGoesOn(flow: Flow, outer: Node, value: Shape): boolean | null {
  const looped = loopTarget(outer);
  if (looped) return bind(flow, looped.target, property('1', value));
  const { call, method } = callOn(outer);
  const [callback] = call?.arguments ?? [];
  if (!call || !/^(forEach|values|entries)$/.test(method)) return null;
  if (method === 'forEach') return callback !== undefined && givenFunction(flow, callback, value);
  flow.visit(call, property('0', method === 'values' ? value : property('1', value)));
  return true;
}

/** `clients.filter(Boolean)` */
const isBoolean = (callback: Node): boolean => callback.type === 'Identifier' && callback.name === 'Boolean';

/** What a loop over a list gives its elements to. */
function loopTarget(list: Node): { target: Node; waits: boolean } | null {
  const loop = parentOf(list);
  if (loop?.type !== 'ForOfStatement' || loop.right !== list) return null;
  const target = loop.left.type === 'VariableDeclaration' ? loop.left.declarations[0]?.id : loop.left;
  return target ? { target, waits: loop.await } : null;
}

/** The call of a method of a value. */
function callOn(outer: Node): { call: Extract<Node, { type: 'CallExpression' }> | null; method: string } {
  const member = parentOf(outer);
  const method = (member && 'object' in member && member.object === outer && propertyName(member)) || '';
  const call = method !== '' && member ? parentOf(wrapped(member)) : undefined;
  return { call: call?.type === 'CallExpression' && call.callee === member ? call : null, method };
}

/** `Object.values(clients)`, `Object.entries(clients)`, `Array.from(clients)`; null for what gives no list of them. */
export function listedBy(callee: Node, shape: Shape): Shape | null {
  if (shape.kind !== 'property' || !('object' in callee) || callee.object.type !== 'Identifier') return null;
  const name = `${callee.object.name}.${propertyName(callee)}`;
  if (name === 'Array.from' && isElement(shape)) return shape;
  if (name !== 'Object.values' && name !== 'Object.entries') return null;
  const of = name === 'Object.values' ? shape.of : property('1', shape.of);
  return { ...shape, key: '0', of };
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
  return !usesOf(flow.tree, declaration).some((use) => isPutElse(flow, use, method, index));
}

/** `clients.push(somethingElse)` */
function isPutElse(flow: Flow, use: Node, method: string, index: number): boolean {
  const put = callOn(wrapped(use));
  const value = put.method === method ? put.call?.arguments[index] : undefined;
  return value !== undefined && isSomethingElse(flow, value);
}

function makesCollection(made: Node, method: string): boolean {
  if (made.type === 'ArrayExpression') return method === 'push' || method === 'unshift';
  if (made.type !== 'NewExpression') return false;
  return { set: /^(Weak)?Map$/, add: /^Set$/ }[method]?.test(calledName(made.callee)) === true;
}

/** `new Map([['web', client]])`, `new Set([client])`; null for what makes no collection. */
export function collectionOf(made: Node, shape: Shape): Shape | null {
  if (made.type !== 'NewExpression' || !isElement(shape)) return null;
  const name = calledName(made.callee);
  if (shape.isMixed) return null;
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
