import type { AssignmentExpression, Node } from '@babel/types';
import { isReassigned } from '../syntax/reassigned.js';
import { isFunction, resolve, usesOf } from '../syntax/scope.js';
import { textOf } from '../syntax/span.js';
import { ancestorsOf, parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../syntax/unwrap.js';
import {
  isData,
  isHolder,
  isRoot,
  mayWrite as mayBeWritten,
  mayRead,
  memberPath,
  resultPath,
} from './event-paths.js';

/** A place where a function asks more of an event than Amplitude's has; null where there is none. */
export type Trouble = Node | null;

/** What is known while an event is followed through the functions of a file. */
export interface Walk {
  readonly tree: Tree;
  /** Bindings that were followed already, and functions that the event goes through. */
  readonly seen: Set<Node>;
  /** Names of the event itself, where that is wanted. */
  readonly events?: Set<Node>;
  /** It is an event of an app: what its SDK reads of the device by itself cannot be written. */
  readonly isApp?: true;
  /** The fields that are written, where that is wanted. */
  readonly written?: Set<string>;
}

/** Follows a function's own parameter. */
export function followParameter(walk: Walk, fn: Node, index: number, path: string): Trouble {
  if (!isFunction(fn) || !('params' in fn)) return fn;
  walk.seen.add(fn);
  const parameter = fn.params[index] as Node | undefined;
  if (!parameter) return null;
  return followPattern(walk, parameter, path);
}

/** Follows what a pattern takes apart: `({ payload, next })`, `{ event }`, `ctx`. */
export function followPattern(walk: Walk, pattern: Node, path: string): Trouble {
  if (isData(path)) return touched(walk, path);
  if (pattern.type === 'AssignmentPattern') return followPattern(walk, pattern.left, path);
  if (pattern.type === 'Identifier') {
    if (walk.seen.has(pattern)) return null;
    walk.seen.add(pattern);
    if (path === 'event') walk.events?.add(pattern);
    const declaration = resolve(walk.tree, pattern.name, pattern);
    return declaration
      ? first(usesOf(walk.tree, declaration), (use) => followValue(walk, use, path))
      : pattern;
  }
  if (pattern.type !== 'ObjectPattern') return pattern;
  return first(pattern.properties, (property) => {
    if (property.type !== 'ObjectProperty' || property.computed || property.key.type !== 'Identifier')
      return property;
    const inner = memberPath(path, property.key.name);
    return inner === null ? property : followPattern(walk, property.value, inner);
  });
}

/** Looks at what is done with an expression that stands for a part of the event. */
function followValue(walk: Walk, node: Node, path: string): Trouble {
  // Whoever is told to go on may do so whenever he likes; it is the same function at Amplitude.
  if (isData(path) || path === 'next') return touched(walk, path);
  const value = wrapped(node);
  const parent = parentOf(value);
  if (!parent) return value;
  if ('object' in parent && parent.object === value) {
    if (mayRead(path)) return null;
    const key = propertyName(parent);
    const inner = key === null ? null : memberPath(path, key);
    return inner === null ? parent : followValue(walk, parent, inner);
  }
  if (/\(\)$/.test(path)) return followMethod(walk, parent, value, path);
  switch (parent.type) {
    case 'AssignmentExpression':
      return followAssignment(walk, parent, value, path);
    case 'UnaryExpression':
      if (parent.operator === 'delete') return mayWrite(walk, path) ? null : parent;
      return mayLook(path) || fillsIn(walk, parent, value, path) ? null : parent;
    case 'UpdateExpression':
      return mayWrite(walk, path) ? null : parent;
    case 'VariableDeclarator':
      return parent.init === value ? followPattern(walk, parent.id, path) : parent;
    case 'LogicalExpression':
    case 'AwaitExpression':
      return followValue(walk, parent, path);
    case 'ConditionalExpression':
      if (parent.test !== value) return followValue(walk, parent, path);
      return mayLook(path) ? null : parent;
    case 'SpreadElement':
      return mayLook(path) || mayWrite(walk, path) ? null : parent;
    case 'IfStatement':
    case 'BinaryExpression':
    case 'ExpressionStatement':
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return mayLook(path) ? null : parent;
    case 'CallExpression':
    case 'OptionalCallExpression':
      return followArgument(walk, parent, value, path);
    default:
      return mayRead(path) ? null : parent;
  }
}

/** `if (!event.context.app) event.context.app = {};` only sees to it that there is something to write to. */
function fillsIn({ tree, isApp }: Walk, test: Node, value: Node, path: string): boolean {
  const statement = parentOf(test);
  if (statement?.type !== 'IfStatement' || statement.test !== test || statement.alternate) return false;
  const { consequent } = statement;
  const [only, ...others] = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  const set = only?.type === 'ExpressionStatement' ? only.expression : null;
  if (set?.type !== 'AssignmentExpression' || set.operator !== '=' || others.length > 0) return false;
  return mayBeWritten(path, isApp) && textOf(tree, set.left) === textOf(tree, value);
}

/** Whatever is done with the user's own data may change it. */
function touched({ written }: Walk, path: string): null {
  written?.add(path);
  return null;
}

function mayWrite({ isApp, written }: Walk, path: string): boolean {
  const may = mayBeWritten(path, isApp);
  if (may) written?.add(path);
  return may;
}

const mayLook = (path: string): boolean => mayRead(path) || isHolder(path) || isRoot(path);

/** What is put there has to be something that the event takes over; what is taken from there may go into its own place. */
function followAssignment(
  walk: Walk,
  { left, right }: AssignmentExpression,
  value: Node,
  path: string,
): Trouble {
  if (left === value) return mayWrite(walk, path) || takesHolder(walk, right, path) ? null : left;
  if (mayRead(path)) return null;
  // `event.context.app = event.context.app || {}`
  const place = propertyName(left);
  const [own, ...above] = path.split('.').reverse();
  const isSame = place === (own === 'event' && place === 'obj' ? 'obj' : own);
  return isSame && (isHolder(path) || (isHolder(above.reverse().join('.')) && mayWrite(walk, path)))
    ? null
    : left;
}

/** A method of the facade, or of the context: it has to be called. */
function followMethod(walk: Walk, parent: Node, callee: Node, path: string): Trouble {
  if (parent.type !== 'CallExpression' && parent.type !== 'OptionalCallExpression') return parent;
  if (parent.callee !== callee) return parent;
  if (path === 'context.updateEvent()') {
    const [where] = parent.arguments;
    return where?.type === 'StringLiteral' && mayWrite(walk, `event.${where.value}`) ? null : parent;
  }
  const given = resultPath(path);
  return given === null ? null : followValue(walk, parent, given);
}

/** An event that is handed to a function of the same file is followed into it; what only prints it may have it. */
function followArgument(walk: Walk, call: Node, value: Node, path: string): Trouble {
  if (call.type !== 'CallExpression' && call.type !== 'OptionalCallExpression') return call;
  if (mayRead(path)) return null;
  const { callee } = call;
  const text = walk.tree.text.slice(startOf(callee), callee.end as number);
  if (/^console\.\w+$/.test(text)) return null;
  if (text === 'Promise.resolve') return path === 'context' ? null : call;
  if (path === 'payload' && isNext(walk.tree, callee)) return null;
  const fn = functionOf(walk.tree, callee);
  const args: readonly Node[] = call.arguments;
  const index = args.indexOf(value);
  if (!fn) return call;
  return walk.seen.has(fn) ? null : followParameter(walk, fn, index, path);
}

/** `next(payload)`, `given.next(payload)` */
function isNext(tree: Tree, callee: Node): boolean {
  if (propertyName(callee) === 'next') return true;
  const declared = callee.type === 'Identifier' ? resolve(tree, callee.name, callee) : null;
  const place = declared && parentOf(declared.identifier);
  if (place?.type === 'ObjectProperty') return place.key.type === 'Identifier' && place.key.name === 'next';
  return (
    place?.type === 'VariableDeclarator' && !!place.init && propertyName(unwrapped(place.init)) === 'next'
  );
}

/** The function that a name of the file stands for. */
export function functionOf(tree: Tree, name: Node): Node | null {
  if (isFunction(name)) return name;
  const own = ownMethod(name);
  if (own) return functionOf(tree, own);
  if (name.type !== 'Identifier') return null;
  const node = resolve(tree, name.name, name)?.node;
  if (node?.type === 'FunctionDeclaration') return node;
  if (node?.type !== 'VariableDeclarator' || !node.init || isReassigned(tree, node)) return null;
  const init = unwrapped(node.init);
  return isFunction(init) ? init : null;
}

/** `this.method` in a class that has it. */
function ownMethod(callee: Node): Node | null {
  const key = propertyName(callee);
  if (key === null || !('object' in callee) || (callee.object as Node).type !== 'ThisExpression') return null;
  const body = [...ancestorsOf(callee)].find((node) => node.type === 'ClassBody');
  const member =
    body?.type === 'ClassBody' ? body.body.find((own) => 'key' in own && isNamed(own.key, key)) : null;
  return (member && 'value' in member ? (member.value as Node) : member) ?? null;
}

const isNamed = (key: Node, name: string): boolean => key.type === 'Identifier' && key.name === name;

/** `event.context = { ...event.context, ip }`: an object in the place of one, of which each field may be written. */
function takesHolder(walk: Walk, right: Node, path: string): boolean {
  if (!isHolder(path)) return false;
  const given = unwrapped(right);
  if (given.type === 'LogicalExpression') return takesHolder(walk, given.right, path);
  if (given.type === 'CallExpression') return functionOf(walk.tree, given.callee) !== null;
  if (given.type !== 'ObjectExpression') return false;
  return given.properties.every((property) => {
    if (property.type !== 'SpreadElement') return takesPlace(walk, property, path);
    // Of what comes from elsewhere the fields are not known.
    const isOwn = propertyName(unwrapped(property.argument)) === path.split('.').at(-1);
    if (!isOwn) walk.written?.add(`${path}.*`);
    return true;
  });
}

/** `ip: …` in an object that stands for a holder: the field may be written. */
export function takesPlace(walk: Walk, property: Node, path: string): boolean {
  if (property.type !== 'ObjectProperty' || property.computed || property.key.type !== 'Identifier')
    return false;
  const inner = `${path}.${property.key.name}`;
  return mayWrite(walk, inner) || takesHolder(walk, property.value, inner);
}

function first<T>(items: readonly T[], trouble: (item: T) => Trouble): Trouble {
  for (const item of items) {
    const found = trouble(item);
    if (found) return found;
  }
  return null;
}
