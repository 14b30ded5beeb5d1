import type { Identifier, Node } from '@babel/types';
import { memberOf } from '../../syntax/members.js';
import { isReference, resolve } from '../../syntax/scope.js';
import { parentOf, type Tree } from '../../syntax/tree.js';
import { unwrapped, wrapped } from '../../syntax/unwrap.js';
import { globalReferences } from '../globals.js';
import { bind } from './bind.js';
import { classOf } from './fields.js';
import type { Flow, NamedShape } from './flow.js';
import { importOf } from './imports.js';
import { calledName, frameworks } from './known-functions.js';
import { decorated } from './tokens.js';

/**
 * How a framework carries a value from one module to others, where no import says so: as a member of every component
 * (`this.$analytics`), under a key that is asked for (`inject('analytics')`, `getContext('analytics')`), or as a name
 * that is simply there (the auto-imports of Nuxt), or as a property of the global object.
 */
export type Way = 'member' | 'injected' | 'context' | 'name' | 'global';

/** A value that every module of a package can reach by its name. */
export interface Carried extends NamedShape {
  readonly way: Way;
}

/** The places of a file where a carried value arrives, each with what takes it there. */
export function arrive(flow: Flow, { way, name, shape }: Carried): boolean {
  const before = flow.arrivals;
  if (way === 'member') arriveAsMember(flow, name, shape);
  else if (way === 'name') arriveAsName(flow, name, shape);
  else if (way === 'global') arriveAsGlobal(flow, name, shape);
  else arriveByKey(flow, way, name, shape);
  return flow.arrivals > before;
}

/** `this.$analytics`, `nuxtApp.$analytics`, `const { $analytics } = useNuxtApp()`, `({ $analytics }) => …` */
function arriveAsMember(flow: Flow, name: string, shape: NamedShape['shape']): void {
  for (const identifier of flow.tree.identifiers.get(name) ?? []) {
    const parent = parentOf(identifier);
    if (isMemberName(parent, identifier)) {
      if (isOwn(flow.tree, parent, name) || isTarget(parent)) continue;
      flow.arrive(() => flow.visit(parent, shape));
    } else if (isTaken(parent, identifier, name)) flow.arrive(() => bind(flow, parent.value, shape));
  }
}

type Member = Extract<Node, { type: 'MemberExpression' | 'OptionalMemberExpression' }>;

function isMemberName(parent: Node | undefined, name: Identifier): parent is Member {
  const isMember = parent?.type === 'MemberExpression' || parent?.type === 'OptionalMemberExpression';
  return isMember && parent.property === name && !parent.computed;
}

/** A name without the sign of a framework is anybody's: it counts on `this` alone, outside of classes. */
function isOwn(tree: Tree, member: Member, name: string): boolean {
  if (name.startsWith('$')) return false;
  return !isComponent(tree, member.object) || classOf(member) !== null;
}

/** `this`, or a name for it: `const vm = this`. */
function isComponent(tree: Tree, node: Node): boolean {
  const object = unwrapped(node);
  if (object.type === 'ThisExpression') return true;
  if (object.type !== 'Identifier') return false;
  const declared = resolve(tree, object.name, object)?.node;
  return declared?.type === 'VariableDeclarator' && declared.init?.type === 'ThisExpression';
}

/** The left side of an assignment, which reads nothing. */
function isTarget(node: Node): boolean {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  return parent?.type === 'AssignmentExpression' && parent.left === outer;
}

/** A key of a pattern; one without the sign of a framework only where `this` is taken apart. */
function isTaken(
  parent: Node | undefined,
  key: Identifier,
  name: string,
): parent is Extract<Node, { type: 'ObjectProperty' }> {
  if (parent?.type !== 'ObjectProperty' || parent.key !== key || parent.computed) return false;
  const pattern = parentOf(parent);
  if (pattern?.type !== 'ObjectPattern') return false;
  if (name.startsWith('$')) return true;
  const declarator = parentOf(pattern);
  return declarator?.type === 'VariableDeclarator' && declarator.init?.type === 'ThisExpression';
}

/** A name that nothing in the file declares. */
function arriveAsName(flow: Flow, name: string, shape: NamedShape['shape']): void {
  for (const identifier of flow.tree.identifiers.get(name) ?? []) {
    if (isReference(identifier) && resolve(flow.tree, name, identifier) === null)
      flow.arrive(() => flow.visit(identifier, shape));
  }
}

/** `globalThis.tracker`, `(window as any).tracker`, and the bare name. */
function arriveAsGlobal(flow: Flow, name: string, shape: NamedShape['shape']): void {
  for (const reference of globalReferences(flow.tree, [name]))
    if (!isTarget(reference)) flow.arrive(() => flow.visit(reference, shape));
}

const askedBy = { injected: ['inject', 'injectStrict', 'injectLocal'], context: ['getContext'] } as const;

/** `inject('analytics')`, `inject: ['analytics']`, `@Inject('analytics')`, `getContext('analytics')` */
function arriveByKey(flow: Flow, way: 'injected' | 'context', key: string, shape: NamedShape['shape']): void {
  for (const callee of askedBy[way].flatMap((name) => flow.tree.identifiers.get(name) ?? [])) {
    const call = parentOf(callee);
    if (call?.type !== 'CallExpression' || call.callee !== callee) continue;
    if (textOf(call.arguments[0]) === key && isOfFramework(flow.tree, callee))
      flow.arrive(() => flow.visit(call, shape));
  }
  if (way === 'injected') {
    arriveAsOption(flow, key, shape);
    arriveByDecorator(flow, key, shape);
  }
}

/** A function that a framework hands out: imported from it, found by auto-imports, or a method of the app. */
export function isOfFramework(tree: Tree, callee: Node): boolean {
  if (callee.type !== 'Identifier')
    return (
      'object' in callee && /(?:^|[a-z])app(?:Context)?$|^createApp$/i.test(lastName(callee.object as Node))
    );
  const source = importOf(tree, callee)?.source;
  return source === undefined ? resolve(tree, callee.name, callee) === null : frameworks.test(source);
}

/** The name of what a method is called on; methods of an app give the app back. */
function lastName(node: Node): string {
  const object = unwrapped(node);
  if (object.type !== 'CallExpression') return calledName(object);
  const { callee } = object;
  const isChained =
    'object' in callee && /^(?:use|provide|component|directive|mixin)$/.test(calledName(callee));
  return isChained ? lastName(callee.object as Node) : calledName(callee);
}

/** The option `inject` of a component makes members of what it asks for. */
function arriveAsOption(flow: Flow, key: string, shape: NamedShape['shape']): void {
  for (const name of flow.tree.identifiers.get('inject') ?? []) {
    const option = parentOf(name);
    if (option?.type !== 'ObjectProperty' || option.key !== name) continue;
    for (const local of injectedAs(option.value, key)) {
      flow.arrive(() => arriveAsMember(flow, local, shape));
    }
  }
}

function injectedAs(option: Node, key: string): string[] {
  if (option.type === 'ArrayExpression')
    return option.elements.some((element) => element && textOf(element) === key) ? [key] : [];
  if (option.type !== 'ObjectExpression') return [];
  return option.properties.flatMap((property) => {
    if (property.type !== 'ObjectProperty') return [];
    const local = property.key.type === 'Identifier' ? property.key.name : textOf(property.key);
    const from =
      property.value.type === 'ObjectExpression' ? memberOf(property.value, 'from') : property.value;
    const asked = from === undefined ? local : textOf(from);
    return local !== null && asked === key ? [local] : [];
  });
}

function arriveByDecorator(flow: Flow, key: string, shape: NamedShape['shape']): void {
  for (const name of flow.tree.identifiers.get('Inject') ?? []) {
    const call = parentOf(name);
    const decorator = call?.type === 'CallExpression' && call.callee === name ? parentOf(call) : call;
    const owner = decorator?.type === 'Decorator' ? parentOf(decorator) : undefined;
    if (!owner) continue;
    const asked = call?.type === 'CallExpression' ? textOf(call.arguments[0]) : null;
    const own = owner.type === 'ClassProperty' && owner.key.type === 'Identifier' ? owner.key.name : null;
    if ((asked ?? own) === key) flow.arrive(() => decorated(flow, owner, shape));
  }
}

/** The text of a literal key; null for any other. */
export const textOf = (node: Node | null | undefined): string | null =>
  node?.type === 'StringLiteral' ? node.value : null;
