import type { Identifier, Node, TSTypeParameter } from '@babel/types';
import { isEsModule } from '../../syntax/module-form.js';
import { isFunction, resolve } from '../../syntax/scope.js';
import { ancestorsOf, parentOf } from '../../syntax/tree.js';
import { bind, keyOf } from './bind.js';
import { typedCollection } from './collections.js';
import { toField } from './fields.js';
import type { Flow } from './flow.js';
import { givenByType, givenFunction, gives } from './functions.js';
import { calledName, holderKey } from './known-functions.js';
import { takeProps } from './props.js';
import { property, type Shape, settled, wrap } from './shape.js';
import { isMaker } from './state-stores.js';

/** A name in a type stands for values of this shape, or is `typeof` of one: what is annotated with it is that. */
export function annotate(flow: Flow, use: Identifier, shape: Shape): void {
  const parent = parentOf(use);
  const made = shape.kind === 'type' ? madeByType(use) : null;
  if (made) climb(flow, made, shape.kind === 'type' ? shape.of : shape);
  else if (parent?.type === 'TSTypeQuery') climb(flow, parent, shape);
  else if (shape.kind === 'type' || shape.kind === 'class')
    climb(flow, parent?.type === 'TSQualifiedName' ? parent : (parent ?? use), shape.of);
}

/** `ReturnType<typeof AnalyticsBrowser.load>`, `InstanceType<typeof AnalyticsBrowser>`: the type of what a class makes. */
export function madeByType(use: Identifier): Node | null {
  const member = parentOf(use);
  const isLoad = member?.type === 'TSQualifiedName' && member.left === use && member.right.name === 'load';
  const query = isLoad ? parentOf(member) : member;
  const list = query?.type === 'TSTypeQuery' ? parentOf(query) : undefined;
  const reference = list?.type === 'TSTypeParameterInstantiation' ? parentOf(list) : undefined;
  if (reference?.type !== 'TSTypeReference' || reference.typeName.type !== 'Identifier') return null;
  return reference.typeName.name === (isLoad ? 'ReturnType' : 'InstanceType') ? reference : null;
}

/** Types that say no more than their argument. */
const transparent = new Set([
  ...['Partial', 'Required', 'Readonly', 'NonNullable', 'Maybe', 'Nullable', 'Optional', 'DeepPartial'],
  ...['PropsWithChildren', 'Exclude', 'Pick', 'Omit', 'Extract', 'Jest.Mocked', 'Mocked', 'UnwrapRef'],
]);

const typeHolders: Readonly<Record<string, string>> = {
  MutableRefObject: 'current',
  RefObject: 'current',
  Ref: 'value',
  ShallowRef: 'value',
  Writable: '$',
  Readable: '$',
};

const components = new Set(['FC', 'FunctionComponent', 'VFC', 'VoidFunctionComponent', 'ComponentType']);

/** From a type to what is annotated with it. */
function climb(flow: Flow, type: Node, shape: Shape): void {
  const parent = parentOf(type);
  switch (parent?.type) {
    case 'TSUnionType':
    case 'TSIntersectionType':
    case 'TSParenthesizedType':
    case 'TSOptionalType':
    case 'TSTypeOperator':
      climb(flow, parent, shape);
      break;
    case 'TSTypeParameterInstantiation':
      toGeneric(flow, parent, type, shape);
      break;
    case 'TSTypeAnnotation':
    case 'TypeAnnotation':
      toOwner(flow, parent, shape);
      break;
    case 'TSTypeAliasDeclaration':
      named(flow, parent.id, shape);
      break;
    case 'TSInterfaceDeclaration':
      toInterface(flow, parent.id, shape);
      break;
    case 'TSTypeParameter':
      if (parent.constraint === type) bounded(flow, parent, shape);
      break;
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      flow.visit(parent, shape);
      break;
    case 'TSArrayType':
      climb(flow, parent, property('0', shape));
      break;
    case 'TSTupleType':
      climb(flow, parent, property(String(parent.elementTypes.indexOf(type as never)), shape));
  }
}

/** `<T extends AnalyticsBrowser>`: within what has the parameter, its name stands for values of this shape. */
function bounded(flow: Flow, parameter: TSTypeParameter, shape: Shape): void {
  const owner = parentOf(parentOf(parameter) ?? parameter);
  for (const use of flow.tree.identifiers.get(parameter.name) ?? []) {
    const reference = parentOf(use);
    const isWithin = reference?.type === 'TSTypeReference' && [...ancestorsOf(use)].includes(owner as Node);
    if (isWithin) climb(flow, reference, shape);
  }
}

/** A type of the file means values of this shape. */
function named(flow: Flow, name: Identifier, shape: Shape): void {
  const declaration = resolve(flow.tree, name.name, name);
  if (declaration) flow.hold(declaration, wrap('type', shape));
}

/** `Promise<T>`, `useRef<T>()`, `createContext<T>()`, `class extends Component<T>` */
function toGeneric(flow: Flow, list: Node, type: Node, shape: Shape): void {
  const owner = parentOf(list);
  if (!owner) return;
  if (owner.type === 'ClassDeclaration' || owner.type === 'ClassExpression') {
    const index = 'params' in list ? (list.params as readonly Node[]).indexOf(type) : -1;
    givenByType(flow, owner, shape, index);
    return;
  }
  if (owner.type === 'TSTypeReference') {
    const made = wrappedType(typeName(owner.typeName), shape);
    if (made) climb(flow, owner, made);
  } else if (owner.type === 'CallExpression' || owner.type === 'OptionalCallExpression') {
    if (calledName(owner.callee) === 'defineProps') takeProps(flow, shape);
    const made = isMaker(flow, owner.callee) ? storeOf(owner, shape) : madeByCall(owner.callee, shape);
    if (made) flow.visit(owner, made);
  } else if (owner.type === 'NewExpression') {
    const made = wrappedType(calledName(owner.callee), shape);
    if (made) flow.visit(owner, made);
  }
}

/** `create<State>(…)`, and `create<State>()(…)`, whose first call only takes the type. */
const storeOf = (call: { arguments: readonly unknown[] }, state: Shape): Shape =>
  call.arguments.length === 0 ? wrap('result', wrap('store', state)) : wrap('store', state);

const typeName = (name: Node): string =>
  name.type === 'Identifier' ? name.name : name.type === 'TSQualifiedName' ? name.right.name : '';

function wrappedType(name: string, shape: Shape): Shape | null {
  if (transparent.has(name)) return shape;
  if (name === 'Promise' || name === 'PromiseLike') return wrap('promise', settled(shape));
  if (name === 'Awaited') return settled(shape);
  if (name === 'Context' || name === 'InjectionKey' || name === 'InjectionToken')
    return wrap('context', shape);
  if (name === 'PropType') return wrap('class', shape);
  if (name === 'ReturnType') return shape.kind === 'result' ? shape.of : null;
  if (components.has(name)) return { kind: 'takes', index: 0, of: shape };
  const key = typeHolders[name];
  return key === undefined ? typedCollection(name, shape) : property(key, shape);
}

const typedCalls = new Set([
  ...['useContext', 'inject', 'useMemo', 'injectStrict', 'useOutletContext', 'getContext'],
]);

function madeByCall(callee: Node, shape: Shape): Shape | null {
  const key = holderKey(callee);
  if (key !== null) return property(key, shape);
  const name = calledName(callee);
  if (name === 'createContext') return wrap('context', shape);
  return typedCalls.has(name) ? shape : null;
}

/** From an annotation to the name, field, function or property that has it. */
function toOwner(flow: Flow, annotation: Node, shape: Shape): void {
  const owner = parentOf(annotation);
  const key = owner ? keyOf(owner) : null;
  switch (owner?.type) {
    case 'Identifier':
      toName(flow, owner, shape);
      break;
    case 'ObjectPattern':
    case 'ArrayPattern':
    case 'AssignmentPattern':
      bind(flow, owner, shape);
      break;
    case 'RestElement':
      bind(flow, owner.argument, shape);
      break;
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty':
      toField(flow, owner, shape);
      break;
    case 'TSPropertySignature':
      if (key !== null) toMembers(flow, owner, property(key, shape));
      break;
    case 'TSMethodSignature':
      if (key !== null) toMembers(flow, owner, property(key, wrap('result', shape)));
      break;
    case 'TSFunctionType':
      climb(flow, owner, wrap('result', shape));
      break;
    default:
      if (owner && isFunction(owner)) gives(flow, owner as Parameters<typeof gives>[1], shape);
  }
}

function toMembers(flow: Flow, member: Node, shape: Shape): void {
  const body = parentOf(member);
  if (body?.type === 'TSTypeLiteral') climb(flow, body, shape);
  const owner = body && parentOf(body);
  if (owner?.type === 'TSInterfaceDeclaration') toInterface(flow, owner.id, shape);
}

function toInterface(flow: Flow, name: Identifier, shape: Shape): void {
  if (name.name === 'Window') {
    // The page's global is found by its own name.
    if (shape.kind === 'property' && !flow.globals.includes(shape.key))
      flow.carry({ way: 'global', name: shape.key, shape: shape.of });
    return;
  }
  // The types of a framework say what all components have.
  if (shape.kind === 'property' && componentTypes.has(name.name))
    flow.carry({ way: 'member', name: shape.key, shape: shape.of });
  else named(flow, name, shape);
}

/** Interfaces that modules of Vue and Nuxt are extended by. */
const componentTypes = new Set([
  ...['ComponentCustomProperties', 'Vue', 'NuxtApp', 'NuxtAppOptions', 'Context', 'Store'],
]);

function toName(flow: Flow, name: Identifier, shape: Shape): void {
  if (isAmbient(name)) {
    const isForAll = isGlobalModule(name) || !isEsModule(flow.tree);
    if (isForAll && !flow.globals.includes(name.name)) flow.carry({ way: 'global', name: name.name, shape });
    return;
  }
  const declaration = resolve(flow.tree, name.name, name);
  if (declaration?.identifier !== name) return;
  const property = parentOf(name);
  if (property?.type === 'TSParameterProperty') bind(flow, property, shape);
  else if (shape.kind === 'takes') givenFunction(flow, name, shape.of, shape.index);
  else flow.hold(declaration, shape);
}

/** `declare const analytics`, `declare let window`: globals. */
function isAmbient(name: Node): boolean {
  const isDeclared = (ancestor: Node) => ancestor.type === 'VariableDeclaration' && ancestor.declare === true;
  return [...ancestorsOf(name)].some(isDeclared) || isGlobalModule(name);
}

/** True in `declare global { … }`. */
function isGlobalModule(name: Node): boolean {
  return [...ancestorsOf(name)].some(
    (ancestor) =>
      ancestor.type === 'TSModuleDeclaration' &&
      ancestor.id.type === 'Identifier' &&
      ancestor.id.name === 'global',
  );
}
