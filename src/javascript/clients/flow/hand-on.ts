import type { Node } from '@babel/types';
import { sdkOf } from '../../../segment/sdks.js';
import { functionAround } from '../../syntax/returns.js';
import { isFunction } from '../../syntax/scope.js';
import { isDocument, parentOf } from '../../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../../syntax/unwrap.js';
import { constantKey } from './access.js';
import { bind, keyOf } from './bind.js';
import { carryArgument } from './carry.js';
import { collectionOf, isElement, listedBy, putIntoCollection, waitedForAll } from './collections.js';
import { isComponent, makesComponent, toComponent } from './components.js';
import { isConsentWrapper } from './consent.js';
import { givenAsProps } from './elements.js';
import { componentOptions, exportedName } from './exports.js';
import { toField } from './fields.js';
import type { Flow } from './flow.js';
import { callbackOf, givenFunction, givenSuper, returned, yielded } from './functions.js';
import { handToElement, spreadOverElement } from './jsx.js';
import {
  asksByKey,
  assigns,
  calledName,
  callsGiven,
  forgetsResult,
  holderKey,
  keepsFunction,
  onlyLooks,
  passesOn,
  promises,
  takesDependencies,
} from './known-functions.js';
import { member } from './others.js';
import { putIntoPinia } from './pinia.js';
import { declaredProps, takeProps } from './props.js';
import { refsMadeOf } from './refs.js';
import { property, type Shape, settled, wrap } from './shape.js';
import { putIntoState, storeMadeBy } from './state-stores.js';
import { putIntoStore, storeKey } from './stores.js';
import { noteStub } from './stubs.js';
import { injectByToken, isTokenOfDecorator, provideByToken, tokenOf } from './tokens.js';

/** Where the value of an expression goes: to what stands around it. False where that cannot be followed. */
export function handOn(flow: Flow, node: Node, shape: Shape): boolean {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  noteStub(flow, node, shape);
  // A component is made by its framework; only what is mixed into others goes on from a module.
  if (toComponent(flow, outer, shape) && isComponent(flow.tree, outer)) {
    if (isDocument(flow.tree)) flow.export(componentOptions, shape);
    if (isDocument(flow.tree) || parent?.type === 'NewExpression') return true;
  }
  if (provideByToken(flow, outer, shape)) return true;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return bind(flow, parent.id, shape);
    case 'AssignmentExpression':
      if (parent.left === outer) return true;
      if (parentOf(parent)?.type !== 'ExpressionStatement') flow.visit(parent, shape);
      return bind(flow, parent.left, shape);
    case 'AssignmentPattern':
      return bind(flow, parent.left, shape);
    case 'ConditionalExpression':
      if (parent.test !== outer) flow.visit(parent, shape);
      return true;
    case 'LogicalExpression':
      if (parent.right === outer || parent.operator !== '&&') flow.visit(parent, shape);
      return true;
    case 'SequenceExpression':
      if (parent.expressions.at(-1) === outer) flow.visit(parent, shape);
      return true;
    case 'AwaitExpression':
      if (shape.kind === 'client' && shape.thenable) flow.awaited.add(outer);
      flow.visit(parent, settled(shape));
      return true;
    case 'YieldExpression':
      return !parent.delegate && yielded(flow, functionAround(parent), shape);
    case 'ReturnStatement':
      return giveBack(flow, functionAround(parent), shape);
    case 'ArrowFunctionExpression':
      return parent.body === outer && giveBack(flow, parent, shape);
    case 'ObjectProperty':
      return toProperty(flow, parent, shape);
    case 'SpreadElement':
      return shape.kind === 'property' && toWhole(flow, parent, shape);
    case 'ArrayExpression':
      return toList(flow, parent, outer, shape);
    case 'ClassProperty':
    case 'ClassPrivateProperty':
    case 'ClassAccessorProperty':
      return toField(flow, parent, shape);
    case 'CallExpression':
    case 'OptionalCallExpression':
      return parent.callee === outer || toArgument(flow, parent, outer, shape);
    case 'NewExpression': {
      const index = (parent.arguments as readonly Node[]).indexOf(outer);
      const made = collectionOf(parent, shape) ?? tokenOf(parent, shape);
      if (made) flow.visit(parent, made);
      if (made !== null || index === -1) return true;
      return givenAsProps(flow, parent, index, shape) ?? givenFunction(flow, parent.callee, shape, index);
    }
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
    case 'TSExportAssignment':
      flow.export(exportedName(parent), shape);
      return true;
    case 'JSXExpressionContainer':
      return handToElement(flow, parent, shape);
    case 'JSXSpreadAttribute':
      return spreadOverElement(flow, parent, shape);
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      // A key that is worked out may be the one that leads to the client.
      if (shape.kind === 'property' && parent.object === outer && propertyName(parent) === null) return false;
      // What else is read of an object is nothing of the client; what is read of the client is.
      return !['client', 'promise', 'maker'].includes(shape.kind);
    default:
      return parent !== undefined && endsThere(parent);
  }
}

const ends = new Set([
  ...['ExpressionStatement', 'UnaryExpression', 'BinaryExpression', 'IfStatement', 'WhileStatement'],
  ...['TemplateLiteral', 'SwitchStatement', 'TSTypeQuery'],
]);

/** Where a value is only looked at, or let go; the tag of a template is handed it. */
const endsThere = (parent: Node): boolean =>
  ends.has(parent.type) && parentOf(parent)?.type !== 'TaggedTemplateExpression';

/** A function gives a client back: to its callers, or to the one that it is an argument of. */
function giveBack(flow: Flow, fn: Node | null, shape: Shape): boolean {
  if (!fn) return false;
  const given = callbackOf(fn);
  if (given && forgetsResult(given.call)) return true;
  return returned(flow, fn, shape);
}

function toProperty(flow: Flow, node: Node, shape: Shape): boolean {
  const object = parentOf(node);
  const key = keyOf(node) ?? constantKey(node);
  if (object?.type !== 'ObjectExpression' || key === null) return false;
  const others = object.properties.filter((other) => other !== node);
  const values = others.map((other) => (other.type === 'ObjectProperty' ? other.value : null));
  flow.visit(object, member(flow, key, shape, values));
  return true;
}

/** `{ ...services }`, `[...clients]` */
function toWhole(flow: Flow, spread: Node, shape: Shape): boolean {
  const whole = parentOf(spread);
  if (whole?.type !== 'ObjectExpression' && whole?.type !== 'ArrayExpression') return false;
  if (whole.type === 'ArrayExpression' && !isElement(shape)) return false;
  flow.visit(whole, shape);
  return true;
}

function toList(flow: Flow, list: Node, element: Node, shape: Shape): boolean {
  if (list.type !== 'ArrayExpression') return false;
  const given = callbackOf(list);
  if (given && given.index > 0 && takesDependencies(calleeOf(given.call))) return true;
  const key = String(list.elements.indexOf(element as never));
  const all = waitedForAll(list);
  if (all) {
    if (shape.kind === 'client' && shape.thenable) flow.awaited.add(element);
    flow.visit(all, wrap('promise', property(key, settled(shape))));
  } else {
    const others = list.elements.filter((other) => other !== element);
    flow.visit(list, member(flow, key, shape, others));
  }
  return true;
}

const calleeOf = (call: Node): Node => ('callee' in call ? unwrapped(call.callee as Node) : call);

function toArgument(flow: Flow, call: Node, argument: Node, shape: Shape): boolean {
  if (!('arguments' in call)) return false;
  const callee = calleeOf(call);
  if (onlyLooks(callee)) return true;
  // Who takes any function calls a message's method as it was.
  if (shape.kind === 'method' && sdkOf(shape.sdk)?.dialect === 'node') return false;
  const index = (call.arguments as readonly Node[]).indexOf(argument);
  const carried = carryArgument(flow, call, index, shape);
  if (carried !== null) return carried;
  const put = putIntoPinia(flow, call, shape);
  if (put !== null) return put;
  if (index === 0 && putIntoStore(flow, callee, shape)) return true;
  if (putIntoCollection(flow, callee, index, shape)) return true;
  if (index === 0 && putIntoState(flow, callee, shape)) return true;
  // `useStore(useShallow((state) => state.client))`
  if (shape.kind === 'result' && flow.selecting.has(call)) {
    flow.visit(call, shape.of);
    return true;
  }
  if (assigns(callee) && shape.kind === 'property') {
    flow.visit(call, shape);
    const [target] = call.arguments as readonly Node[];
    return index === 0 || target?.type === 'ObjectExpression' || (!!target && bind(flow, target, shape));
  }
  const list = index === 0 ? listedBy(callee, shape) : null;
  if (list) {
    flow.visit(call, list);
    return true;
  }
  if (calledName(callee) === 'Inject' && injectByToken(flow, call, shape)) return true;
  if (isTokenOfDecorator(call, shape)) return true;
  const asProps = givenAsProps(flow, call, index, shape);
  if (asProps !== null) return asProps;
  if (shape.kind === 'property' && makesComponent(flow.tree, call) && argument.type === 'ObjectExpression') {
    flow.visit(call, shape);
    return true;
  }
  if (callee.type === 'Super') return givenSuper(flow, call, shape, index);
  if (isFunction(unwrapped(argument)) && shape.kind === 'result') {
    return callsBack(flow, call, callee, shape);
  }
  // A consent wrapper gives the client back, which Amplitude's would not pass through.
  if (isConsentWrapper(flow.tree, callee)) {
    flow.visit(call, shape);
    return false;
  }
  if (calledName(callee) === 'defineProps') {
    const props = declaredProps(shape);
    return props !== null && takeProps(flow, props);
  }
  if (index === 0) {
    const made = refsMadeOf(callee, call.arguments as readonly Node[], shape) ?? madeOf(callee, shape);
    if (made) {
      flow.visit(call, made);
      return true;
    }
  }
  if (calledName(callee) === 'then' && shape.kind === 'result') {
    flow.visit(call, wrap('promise', settled(shape.of)));
    return true;
  }
  return givenFunction(flow, callee, shape, index);
}

/** What a well-known function makes of its argument; null for any other. */
function madeOf(callee: Node, shape: Shape): Shape | null {
  const name = calledName(callee);
  const key = holderKey(callee);
  if (key !== null) return property(key, shape.kind === 'result' && key !== 'current' ? shape.of : shape);
  if (passesOn(callee)) return shape;
  if (promises(callee)) return wrap('promise', settled(shape));
  if (name === 'createContext') return wrap('context', shape);
  if (name === 'get' && shape.kind === 'property' && shape.key === storeKey) return shape.of;
  if (name === 'get' && shape.kind === 'context') return shape.of;
  if (asksByKey(callee) && shape.kind === 'context') return shape.of;
  if (shape.kind === 'result' && callsGiven(callee)) return shape.of;
  return (shape.kind === 'result' || shape.kind === 'method') && keepsFunction(callee) ? shape : null;
}

/** A function written out as an argument gives a client back to the one that calls it. */
function callsBack(flow: Flow, call: Node, callee: Node, shape: Extract<Shape, { kind: 'result' }>): boolean {
  const made = flow.selecting.has(call) ? shape.of : madeOf(callee, shape);
  if (made) {
    flow.visit(call, made);
    return true;
  }
  const [fn] = 'arguments' in call ? call.arguments : [];
  const store = fn && storeMadeBy(flow, fn);
  if (store) {
    flow.visit(store, wrap('store', shape.of));
    return true;
  }
  if (/^(then|catch|finally)$/.test(calledName(callee))) {
    flow.visit(call, wrap('promise', settled(shape.of)));
    return true;
  }
  return forgetsResult(callee) || givenFunction(flow, callee, shape.of);
}
