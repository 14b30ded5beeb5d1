import type { Function as FunctionNode, Node } from '@babel/types';
import { isFunction, resolve } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';
import { wrapped } from '../../syntax/unwrap.js';
import { memberKey } from './access.js';
import type { Flow } from './flow.js';
import { callbackOf, functionIn, givenFunction } from './functions.js';
import { importOf } from './imports.js';
import { calledName } from './known-functions.js';
import { type Of, type Shape, wrap } from './shape.js';

/** Functions of zustand that make a store of a function which gives its first state. */
const makers = new Set(['create', 'createStore', 'createWithEqualityFn']);

/** The call that makes the store whose first state a function gives, through middleware and currying: `create<T>()(devtools((set) => …))`. */
export function storeMadeBy(flow: Flow, fn: Node): Node | null {
  for (let given = callbackOf(fn); given && given.index === 0; given = callbackOf(given.call)) {
    const { call } = given;
    if (!('callee' in call)) return null;
    const callee = call.callee as Node;
    if (isMaker(flow, callee)) return call;
    if (callee.type === 'CallExpression' && isMaker(flow, callee.callee)) return call;
  }
  return null;
}

export function isMaker(flow: Flow, callee: Node): boolean {
  return makers.has(calledName(callee)) && /^zustand\b/.test(importOf(flow.tree, callee)?.source ?? '');
}

/** `set({ client })`, where `set` is what the maker of a store hands to the function that gives its state. */
export function putIntoState(flow: Flow, callee: Node, shape: Shape): boolean {
  if (callee.type !== 'Identifier' || shape.kind !== 'property') return false;
  const fn = resolve(flow.tree, callee.name, callee)?.node;
  if (!fn || !isFunction(fn)) return false;
  const [setter] = (fn as FunctionNode).params;
  if (setter?.type !== 'Identifier' || setter.name !== callee.name) return false;
  const store = storeMadeBy(flow, fn);
  if (store) flow.visit(store, wrap('store', shape));
  return store !== null;
}

/** `useStore((state) => state.client)`, `useStore()`, `store.getState()` */
export function atStore(flow: Flow, node: Node, { of: state }: Of<'store'>): boolean {
  const outer = wrapped(node);
  const parent = parentOf(outer);
  if (!parent) return false;
  if (memberKey(outer) !== null) {
    if (memberKey(outer) === 'getState') flow.visit(parent, wrap('result', state));
    return true;
  }
  if (parent.type !== 'CallExpression') return false;
  if (parent.callee !== outer)
    return calledName(parent.callee) === 'useStore' && pick(flow, parent, 1, state);
  return pick(flow, parent, 0, state);
}

function pick(
  flow: Flow,
  call: Extract<Node, { type: 'CallExpression' }>,
  index: number,
  state: Shape,
): boolean {
  const selector = call.arguments[index];
  if (!selector) {
    flow.visit(call, state);
    return true;
  }
  flow.selecting.add(call);
  return givenFunction(flow, functionIn(selector) ?? selector, state);
}
