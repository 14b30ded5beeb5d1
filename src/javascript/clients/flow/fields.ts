import type { Class, Node } from '@babel/types';
import { isFunction, resolve } from '../../syntax/scope.js';
import { ancestorsOf, isDocument, isInline, parentOf, startOf, type Tree } from '../../syntax/tree.js';
import { wrapped } from '../../syntax/unwrap.js';
import { bind, keyOf } from './bind.js';
import { giveToClass } from './contexts.js';
import type { Flow } from './flow.js';
import { property, type Shape, wrap } from './shape.js';
import { noteStub } from './stubs.js';

/** The class that `this` means at a place. */
export function classOf(node: Node): Class | null {
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.type === 'ClassDeclaration' || ancestor.type === 'ClassExpression') return ancestor;
    const isMethod = ancestor.type === 'ClassMethod' || ancestor.type === 'ClassPrivateMethod';
    if (isFunction(ancestor) && ancestor.type !== 'ArrowFunctionExpression' && !isMethod) return null;
  }
  return null;
}

/**
 * A field of a class is this: all places that read it are.
 * @param isHidden whether nothing outside the class can read it
 */
export function assignField(flow: Flow, owner: Class, name: string, shape: Shape, isHidden: boolean): void {
  readField(flow, owner, name, shape);
  if (isHidden || name.startsWith('#') || isPrivate(owner, name)) return;
  declareClass(flow, owner, wrap('class', { ...property(name, shape), isField: true } as Shape));
}

/** True for a field that the class declares as private. */
function isPrivate(owner: Class, name: string): boolean {
  return owner.body.body.some(
    (member) => 'accessibility' in member && member.accessibility === 'private' && keyOf(member) === name,
  );
}

/** A property of a class is this. */
export function toField(flow: Flow, member: Node, shape: Shape): boolean {
  const owner = classOf(member);
  const key = keyOf(member);
  if (!owner || key === null) return false;
  const isStatic = 'static' in member && member.static;
  if (isStatic && key === 'contextType' && shape.kind === 'context')
    return giveToClass(flow, owner, shape.of);
  if (isStatic) assignStatic(flow, owner, key, shape);
  else assignField(flow, owner, key, shape, 'accessibility' in member && member.accessibility === 'private');
  return true;
}

/** A static field is read through the name of its class. */
export function assignStatic(flow: Flow, owner: Class, name: string, shape: Shape): void {
  readField(flow, owner, name, shape);
  declareClass(flow, owner, property(name, shape));
}

/** A class has the fields of the class that it extends. */
export function inheritField(flow: Flow, owner: Class, instance: Shape): void {
  if (instance.kind === 'property') assignField(flow, owner, instance.key, instance.of, false);
}

/** A class is this, under its name and where it stands. */
export function declareClass(flow: Flow, owner: Class, shape: Shape): void {
  const declaration = owner.id ? resolve(flow.tree, owner.id.name, owner.id) : null;
  if (declaration) flow.hold(declaration, shape);
  else if (parentOf(owner)?.type === 'ExportDefaultDeclaration') flow.export('default', shape);
  if (owner.type === 'ClassExpression') flow.visit(owner, shape);
}

function readField(flow: Flow, owner: Class, name: string, shape: Shape): void {
  for (const identifier of flow.tree.identifiers.get(name.replace('#', '')) ?? []) {
    const parent = parentOf(identifier);
    const isPrivate = parent?.type === 'PrivateName';
    const member = isPrivate ? parentOf(parent) : parent;
    if (!member || isPrivate !== name.startsWith('#')) continue;
    if (isThisMember(member, isPrivate ? parent : identifier) && isOf(flow.tree, member, owner)) {
      flow.holders.add(owner);
      noteStub(flow, member, shape);
      if (!isTarget(member)) flow.visit(member, shape);
    }
    takeFromThis(flow, owner, member, identifier, shape);
  }
}

/** True where `this` is an instance of a class: in it, and in the template of the component that it is. */
function isOf(tree: Tree, member: Node, owner: Class): boolean {
  if (classOf(member) === owner) return true;
  return isInline(tree, startOf(member)) && classOfComponent(tree) === owner;
}

/** `export default class extends Vue` in a single-file component. */
export function classOfComponent(tree: Tree): Class | null {
  if (!isDocument(tree)) return null;
  for (const statement of tree.ast.program.body) {
    if (statement.type !== 'ExportDefaultDeclaration') continue;
    if (statement.declaration.type === 'ClassDeclaration') return statement.declaration;
  }
  return null;
}

function isThisMember(node: Node, name: Node): boolean {
  const isMember = node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
  return isMember && node.property === name && node.object.type === 'ThisExpression';
}

/** `const { client } = this` */
function takeFromThis(flow: Flow, owner: Class, member: Node, key: Node, shape: Shape): void {
  if (member.type !== 'ObjectProperty' || member.key !== key) return;
  const pattern = parentOf(member);
  const declarator = pattern && parentOf(pattern);
  if (declarator?.type !== 'VariableDeclarator' || declarator.id !== pattern) return;
  if (declarator.init?.type === 'ThisExpression' && classOf(declarator) === owner)
    bind(flow, member.value, shape);
}

/** True for the left side of an assignment, which reads nothing. */
function isTarget(node: Node): boolean {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  if (parent?.type === 'AssignmentExpression') return parent.left === outer;
  return (
    parent?.type === 'ArrayPattern' ||
    (parent?.type === 'ObjectProperty' && parentOf(parent)?.type === 'ObjectPattern')
  );
}
