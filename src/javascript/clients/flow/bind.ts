import type { Node } from '@babel/types';
import { isAnyClientMethod } from '../../../segment/methods.js';
import { type Declaration, resolve } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';
import { propertyName, unwrapped } from '../../syntax/unwrap.js';
import { isHost } from '../globals.js';
import { constantKey, isAnotherKey, isWorkedOut } from './access.js';
import { memberPutBy } from './carry.js';
import { becomesMember, isInComponent } from './components.js';
import { giveToClass } from './contexts.js';
import { commonJsName } from './exports.js';
import { assignField, classOf } from './fields.js';
import type { Flow } from './flow.js';
import { importOf } from './imports.js';
import { holderKey, passesOn } from './known-functions.js';
import { nested } from './named.js';
import { assignToPinia, toStore } from './pinia.js';
import { type Shape, settled } from './shape.js';

/** What a pattern or another target of a value gets of it. False where it cannot be followed. */
export function bind(flow: Flow, target: Node, shape: Shape): boolean {
  switch (target.type) {
    case 'Identifier': {
      const declaration = resolve(flow.tree, target.name, target);
      if (declaration) flow.hold(declaration, shape);
      return declaration !== null || becomesGlobal(flow, [target.name], shape);
    }
    case 'AssignmentPattern':
      return bind(flow, target.left, shape);
    case 'ObjectPattern':
      return bindObject(flow, target, shape);
    case 'ArrayPattern':
      return bindArray(flow, target, shape);
    case 'TSParameterProperty': {
      const owner = classOf(target);
      const name = target.parameter.type === 'Identifier' ? target.parameter : target.parameter.left;
      if (owner && name.type === 'Identifier') assignField(flow, owner, name.name, shape, isHidden(target));
      return bind(flow, target.parameter, shape);
    }
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return assign(flow, target, shape);
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'ParenthesizedExpression':
      return bind(flow, unwrapped(target), shape);
    default:
      return false;
  }
}

function isHidden(target: Node): boolean {
  return 'accessibility' in target && target.accessibility === 'private';
}

type Pattern<T extends Node['type']> = Extract<Node, { type: T }>;

function bindObject(flow: Flow, pattern: Pattern<'ObjectPattern'>, shape: Shape): boolean {
  if (shape.kind !== 'property' && shape.kind !== 'client') return false;
  let isFollowed = true;
  const isTaken =
    shape.kind === 'property' && pattern.properties.some((member) => keyOf(member) === shape.key);
  for (const member of pattern.properties) {
    if (member.type === 'RestElement') {
      // The rest of a client is an object of methods; what is called on it cannot be told.
      const isBound = isTaken || (shape.kind === 'property' && bind(flow, member.argument, shape));
      isFollowed = isBound && isFollowed;
      continue;
    }
    const key = keyOf(member) ?? constantKey(member);
    const isClear =
      key !== null &&
      (shape.kind === 'property' ? key === shape.key || isAnotherKey(key, shape.key) : !isWorkedOut(key));
    if (!isClear) isFollowed = false;
    else if (shape.kind === 'property') {
      if (key === shape.key) isFollowed = bind(flow, member.value, shape.of) && isFollowed;
    } else if (key === 'instance') isFollowed = bind(flow, member.value, settled(shape)) && isFollowed;
    else if (isAnyClientMethod(key)) {
      flow.taken.add(member);
      isFollowed = bind(flow, member.value, { kind: 'method', sdk: shape.sdk, name: key }) && isFollowed;
    }
  }
  return isFollowed;
}

function bindArray(flow: Flow, pattern: Pattern<'ArrayPattern'>, shape: Shape): boolean {
  const [first, ...others] = pattern.elements;
  if (shape.kind === 'client') {
    flow.unpacked.add(pattern);
    // What stands behind the client is Segment's context.
    const isAlone = others.every((element) => element === null);
    return first != null && bind(flow, first, settled(shape)) && isAlone;
  }
  if (shape.kind !== 'property') return false;
  const element = pattern.elements[Number(shape.key)];
  return element ? bind(flow, element, shape.of) : true;
}

/** The name of a property or of a member of a class; null for a computed one. */
export function keyOf(node: Node): string | null {
  if (!('key' in node) || !node.key) return null;
  const key = node.key as Node;
  if ('computed' in node && node.computed === true) return key.type === 'StringLiteral' ? key.value : null;
  if (key.type === 'Identifier') return key.name;
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  return key.type === 'StringLiteral' ? key.value : null;
}

/** `this.client = …`, `services.analytics = …`, `ref.current = …`, `module.exports = …` */
function assign(flow: Flow, target: Node, shape: Shape): boolean {
  const path: string[] = [];
  let root = unwrapped(target);
  while (root.type === 'MemberExpression' || root.type === 'OptionalMemberExpression') {
    const key = root.property.type === 'PrivateName' ? `#${root.property.id.name}` : propertyName(root);
    if (key === null) return false;
    path.unshift(key);
    root = unwrapped(root.object);
  }
  const put = memberPutBy(flow, root, path);
  if (put !== null) {
    flow.carry({ way: 'member', name: put, shape });
    return true;
  }
  if (root.type === 'ThisExpression') {
    const owner = classOf(root);
    const [name = '', ...rest] = path;
    const put = owner ? null : assignToPinia(flow, root, name, nested(rest, shape));
    if (put !== null) return put;
    if (!owner) return isInComponent(flow.tree, root) && becomesMember(flow, name, nested(rest, shape));
    assignField(flow, owner, name, nested(rest, shape), false);
    return true;
  }
  if (root.type !== 'Identifier') return false;
  const declaration = resolve(flow.tree, root.name, root);
  if (declaration && shape.kind === 'context' && path.join('.') === 'contextType')
    return giveToClass(flow, declaration.node, shape.of);
  if (declaration) return putInto(flow, declaration, nested(path, shape));
  if (isHost(root.name)) return becomesGlobal(flow, path, shape) || becomesOtherGlobal(flow, path, shape);
  const exported = commonJsName([root.name, ...path]);
  if (exported === null) return false;
  flow.export(exported, shape);
  flow.use({ kind: 'export', node: parentOf(target) ?? target });
  return true;
}

/** An object of the file gets it as a member. False for one that comes from where it may be read unseen. */
function putInto(flow: Flow, declaration: Declaration, shape: Shape): boolean {
  flow.hold(declaration, shape);
  const { identifier, node } = declaration;
  const imported = importOf(flow.tree, identifier);
  if (imported) {
    flow.feed({ ...imported, shape });
    return flow.follows(imported.source);
  }
  if (node.type !== 'VariableDeclarator') return 'id' in node && node.id === identifier;
  if (node.id !== identifier) return false;
  const made = node.init ? unwrapped(node.init) : null;
  if (made?.type === 'CallExpression')
    return holderKey(made.callee) !== null || passesOn(made.callee) || toStore(flow, made, shape);
  return made === null || made.type !== 'Identifier';
}

/** `globalThis.tracker = …`: any file of the package may read it. */
function becomesOtherGlobal(flow: Flow, [name, ...rest]: readonly string[], shape: Shape): boolean {
  if (name === undefined || flow.globals.includes(name)) return false;
  flow.carry({ way: 'global', name, shape: nested(rest, shape) });
  return true;
}

/** `window.analytics = …` makes a client the page's own. */
function becomesGlobal(flow: Flow, path: readonly string[], shape: Shape): boolean {
  const [name, ...rest] = path;
  const isGlobal = name !== undefined && rest.length === 0 && flow.globals.includes(name);
  if (!isGlobal || shape.kind !== 'client') return false;
  flow.setsGlobal = true;
  return true;
}
