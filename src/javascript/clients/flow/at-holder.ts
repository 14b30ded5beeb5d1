import type { Class, Node } from '@babel/types';
import { isAnyClientMethod } from '../../../segment/methods.js';
import { sdkOf } from '../../../segment/sdks.js';
import { descendantsOf, parentOf } from '../../syntax/tree.js';
import { wrapped } from '../../syntax/unwrap.js';
import { constructionAt } from '../made.js';
import { constantKey, isAnotherKey, isCall, memberKey } from './access.js';
import { keyOf } from './bind.js';
import { leadsNowhere } from './contexts.js';
import { classOf, declareClass, inheritField } from './fields.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { client, type Of, type Shape, settled, wrap } from './shape.js';

/** `.then(callback)`, `.catch`, `.finally` of a promise, or of a client that can be awaited. */
export function chain(flow: Flow, node: Node, shape: Of<'client' | 'promise'>): boolean {
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
export function atMember(flow: Flow, node: Node, shape: Of<'property'>): boolean {
  const outer = wrapped(node);
  const member = parentOf(outer);
  const key =
    memberKey(outer) ??
    (member && 'object' in member && member.object === outer ? constantKey(member) : null);
  if (key === null || !member) return false;
  if (key === shape.key) flow.visit(member, shape.of);
  else return isAnotherKey(key, shape.key);
  return true;
}

/** `getClient()` */
export function atCall(flow: Flow, node: Node, shape: Of<'result'>): boolean {
  const outer = wrapped(node);
  const call = parentOf(outer);
  if (!call || !isCall(call) || call.callee !== outer) return memberKey(outer) !== null;
  flow.visit(call, shape.of);
  return true;
}

/** Where a class goes on under another name, or as what a mixin gives. */
const namesClass = new Set([
  ...['ExportSpecifier', 'ExportDefaultDeclaration', 'VariableDeclarator', 'AssignmentExpression'],
  ...['ArrowFunctionExpression', 'ReturnStatement', 'ConditionalExpression', 'ObjectProperty'],
]);

/** `new Service()`, `class Other extends Service` */
export function atClass(flow: Flow, node: Node, shape: Of<'class'>): boolean {
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
  return parent === undefined || !namesClass.has(parent.type);
}

/** `Context.Provider` as a value; any other member may read the context where that cannot be seen. */
export function atContext(flow: Flow, node: Node): boolean {
  const key = memberKey(wrapped(node));
  if (key !== null && !leadsNowhere(key)) flow.escape(node);
  return key !== null;
}

/** What a class adds to Segment's nobody can tell; what is made of it is a client all the same, and so is its `this`. */
function extendMaker(flow: Flow, base: Node, owner: Class, instance: Shape): void {
  flow.escape(base);
  declareClass(flow, owner, wrap('class', instance));
  const own = new Set(owner.body.body.map(keyOf));
  for (const node of descendantsOf(owner.body)) {
    if ((node.type !== 'ThisExpression' && node.type !== 'Super') || classOf(node) !== owner) continue;
    const key = memberKey(node);
    if (key !== null && isAnyClientMethod(key) && (node.type === 'Super' || !own.has(key)))
      flow.visit(node, instance);
  }
}

/** An export that makes clients: what is made here is one. */
export function atMaker(flow: Flow, node: Node, shape: Of<'maker'>): boolean {
  const sdk = sdkOf(shape.sdk);
  const found = sdk && constructionAt(node, shape.name, sdk);
  const owner = parentOf(node);
  if (sdk && (owner?.type === 'ClassDeclaration' || owner?.type === 'ClassExpression')) {
    extendMaker(flow, node, owner, client(sdk.package));
    return true;
  }
  if (!found) return false;
  flow.make({ ...found, lazy: true });
  return true;
}
