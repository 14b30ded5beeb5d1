import type { Node } from '@babel/types';
import { browserSdk, sdkOf } from '../../../segment/sdks.js';
import { parentOf, startOf } from '../../syntax/tree.js';
import { propertyName, wrapped } from '../../syntax/unwrap.js';
import { placeOf } from '../../write/place.js';
import { steers } from '../app.js';
import type { CallUse } from '../client.js';
import { constructionAt } from '../made.js';
import { isTested, useOf } from '../uses.js';
import { leadsNowhere } from './contexts.js';
import { inheritField } from './fields.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { handOn } from './hand-on.js';
import { isInstance, type Shape, settled, wrap } from './shape.js';

type Of<K extends Shape['kind']> = Extract<Shape, { kind: K }>;

/** Looks at what is done with a value where it stands. */
export function consume(flow: Flow, node: Node, shape: Shape): void {
  if (shape.kind === 'client') atClient(flow, node, shape);
  else if (shape.kind === 'method') atMethod(flow, node, shape);
  else if (!isUnderstood(flow, node, shape)) pass(flow, node, shape);
}

/** True where a value is used in the way that its kind is made for. */
function isUnderstood(flow: Flow, node: Node, shape: Shape): boolean {
  switch (shape.kind) {
    case 'promise':
      return chain(flow, node, shape);
    case 'property':
      return atMember(flow, node, shape);
    case 'result':
      return atCall(flow, node, shape);
    case 'maker':
      return atMaker(flow, node, shape);
    case 'class':
      return atClass(flow, node, shape);
    case 'context':
      return atContext(flow, node);
    default:
      return false;
  }
}

/** Where a value cannot be followed, neither can the client in it; an instance is found again by its type. */
function pass(flow: Flow, node: Node, shape: Shape): void {
  // Whether there is a function that gives a client, or an object that holds one, is a question about that.
  if (shape.kind !== 'client' && isTested(wrapped(node))) return;
  if (!handOn(flow, node, shape) && !(flow.isTyped && isInstance(shape))) flow.escape(node);
}

function atClient(flow: Flow, node: Node, shape: Of<'client'>): void {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  const key = memberKey(outer);
  if (parent && key === '0') {
    flow.unpacked.add(parent);
    flow.visit(parent, settled(shape));
  } else if (parent && key === 'instance' && !isCallee(parent)) flow.visit(parent, settled(shape));
  else if (chain(flow, node, shape)) flow.awaited.add(outer);
  else if (!startsLate(flow, outer, shape)) useClient(flow, node, shape);
}

function useClient(flow: Flow, node: Node, shape: Of<'client'>): void {
  const use = useOf(node);
  if (steers(flow.tree, use, sdkOf(shape.sdk)?.dialect ?? '')) {
    const at = 'at' in use ? use.at : startOf(use.node);
    flow.use({ kind: 'escape', node: use.node, at, steers: true });
    return;
  }
  switch (use.kind) {
    case 'escape':
      // What the clients of other SDKs have beside methods, such as `enabled`, steers them.
      if (shape.sdk !== browserSdk.package || !readsMember(flow, node)) pass(flow, node, shape);
      break;
    // The construction that is assigned speaks for itself.
    case 'assigned':
      break;
    case 'export':
      flow.use(use);
      handOn(flow, node, shape);
      break;
    case 'method':
      flow.use(use);
      flow.visit(use.node, { kind: 'method', sdk: shape.sdk, name: use.method });
      break;
    default:
      flow.use(use);
      if (use.kind === 'call') useChain(flow, use, shape);
  }
}

/** What is called on the result of a call that gives the client back is called on the client. */
function useChain(flow: Flow, call: CallUse, { sdk }: Of<'client'>): void {
  const outer = wrapped(call.node);
  const member = parentOf(outer);
  const gives = sdkOf(sdk)?.chains?.includes(call.method) === true;
  if (!gives || memberKey(outer) === null || !member) return;
  const next = useOf(call.node);
  if (next.kind !== 'call') {
    flow.escape(call.node);
    return;
  }
  const use: CallUse = { ...next, receiver: call.receiver, chained: call.node };
  flow.use(use);
  useChain(flow, use, { kind: 'client', sdk, thenable: false });
}

/** `client.initialized`: what is no method of it may be anything, but the client goes nowhere. */
function readsMember(flow: Flow, node: Node): boolean {
  const receiver = wrapped(node);
  const method = memberKey(receiver);
  const member = parentOf(receiver);
  if (method === null || !member || !('property' in member) || isCallee(member)) return false;
  flow.use({ kind: 'method', node: wrapped(member), receiver, method, at: startOf(member.property as Node) });
  return true;
}

/** `client.load(…)` where its result is used: whoever waits for it is handed the client. */
function startsLate(flow: Flow, outer: Node, shape: Of<'client'>): boolean {
  const member = parentOf(outer);
  const call = member && parentOf(wrapped(member));
  const sdk = sdkOf(shape.sdk);
  if (memberKey(outer) !== 'load' || !call || !isCall(call) || !sdk || !shape.thenable) return false;
  if (placeOf(call, new Set()).result === 'unused' || !('property' in member)) return false;
  const at = startOf(member.property as Node);
  flow.make({ node: call, sdk, loads: true, args: call.arguments, at, on: outer });
  return true;
}

/** A method without its client: called, or kept under a name of its own. */
function atMethod(flow: Flow, node: Node, shape: Of<'method'>): void {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  if (parent && isCall(parent) && parent.callee === outer) {
    const isSpread = parent.arguments.some((argument) => argument.type === 'SpreadElement');
    const args = isSpread ? null : parent.arguments;
    flow.use({
      kind: 'call',
      method: shape.name,
      node: parent,
      receiver: outer,
      args,
      at: outer.start ?? 0,
      bare: true,
    });
    return;
  }
  const bound = memberKey(outer) === 'bind' && parent ? parentOf(wrapped(parent)) : undefined;
  if (bound && isCall(bound)) flow.visit(bound, shape);
  else if (!handOn(flow, node, shape))
    flow.use({ kind: 'method', node: outer, receiver: outer, method: shape.name, at: outer.start ?? 0 });
}

/** `.then(callback)`, `.catch`, `.finally` of a promise, or of a client that can be awaited. */
function chain(flow: Flow, node: Node, shape: Of<'client' | 'promise'>): boolean {
  const key = memberKey(wrapped(node));
  const member = parentOf(wrapped(node));
  const call = member && parentOf(wrapped(member));
  if (!call || !isCall(call) || key === null || !/^(then|catch|finally)$/.test(key)) return false;
  const [callback] = call.arguments;
  if (key !== 'then') flow.visit(call, wrap('promise', settled(shape)));
  else if (callback) givenFunction(flow, callback, settled(shape));
  return true;
}

/** `object.key`; other members have nothing of the client. */
function atMember(flow: Flow, node: Node, shape: Of<'property'>): boolean {
  const outer = wrapped(node);
  const key = memberKey(outer);
  const member = parentOf(outer);
  if (key === null || !member) return false;
  if (key === shape.key) flow.visit(member, shape.of);
  return true;
}

/** `getClient()` */
function atCall(flow: Flow, node: Node, shape: Of<'result'>): boolean {
  const outer = wrapped(node);
  const call = parentOf(outer);
  if (!call || !isCall(call) || call.callee !== outer) return memberKey(outer) !== null;
  flow.visit(call, shape.of);
  return true;
}

/** `new Service()`, `class Other extends Service` */
function atClass(flow: Flow, node: Node, shape: Of<'class'>): boolean {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  if (parent?.type === 'NewExpression' && parent.callee === outer) {
    flow.visit(parent, shape.of);
    return true;
  }
  if (
    (parent?.type === 'ClassDeclaration' || parent?.type === 'ClassExpression') &&
    parent.superClass === outer
  ) {
    inheritField(flow, parent, shape.of);
    return true;
  }
  // Decorators and containers take the class itself; the client in it stays within.
  return parent?.type !== 'ExportSpecifier' && parent?.type !== 'ExportDefaultDeclaration';
}

/** `Context.Provider` as a value; any other member may read the context where that cannot be seen. */
function atContext(flow: Flow, node: Node): boolean {
  const key = memberKey(wrapped(node));
  if (key !== null && !leadsNowhere(key)) flow.escape(node);
  return key !== null;
}

/** An export that makes clients: what is made here is one. */
function atMaker(flow: Flow, node: Node, shape: Of<'maker'>): boolean {
  const sdk = sdkOf(shape.sdk);
  const found = sdk && constructionAt(node, shape.name, sdk);
  if (!found) return false;
  flow.make({ ...found, lazy: true });
  return true;
}

/** The key of the member access that a node is the object of. */
function memberKey(outer: Node): string | null {
  const member = parentOf(outer);
  if (!member || !('object' in member) || member.object !== outer) return null;
  if (member.type === 'MemberExpression' && member.computed && member.property.type === 'NumericLiteral')
    return String(member.property.value);
  return propertyName(member);
}

function isCallee(member: Node): boolean {
  const outer = wrapped(member);
  const call = parentOf(outer);
  return call !== undefined && isCall(call) && call.callee === outer;
}

const isCall = (node: Node): node is Extract<Node, { type: 'CallExpression' | 'OptionalCallExpression' }> =>
  node.type === 'CallExpression' || node.type === 'OptionalCallExpression';
