import type { Node } from '@babel/types';
import { isFunction, resolve } from '../../syntax/scope.js';
import { ancestorsOf, parentOf } from '../../syntax/tree.js';
import { unwrapped, wrapped } from '../../syntax/unwrap.js';
import { keyOf } from './bind.js';
import { textOf } from './carried.js';
import { becomesMember } from './components.js';
import { classOf } from './fields.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { importOf } from './imports.js';
import { calledName } from './known-functions.js';
import { unref } from './refs.js';
import { property, type Shape, settled, wrap } from './shape.js';

/** `defineStore('id', { state, getters, actions })`, `defineStore({ id, state })`, `defineStore('id', () => ({ … }))` */
const makesStore = (call: Node): boolean =>
  'callee' in call && calledName(call.callee as Node) === 'defineStore';

/** Functions that make members of a component of what a store has. */
const mapping = new Set(['mapState', 'mapWritableState', 'mapActions']);

/**
 * A store of Pinia has a client: in its state, behind a getter, given by an action, or among what its set-up returns.
 * Null for a call that makes no store and asks none, false where it cannot be followed.
 */
export function putIntoPinia(flow: Flow, call: Node, shape: Shape): boolean | null {
  if (makesStore(call)) {
    const given = settled(shape);
    if (given.kind === 'result') {
      const returned = settled(given.of);
      return returned.kind === 'property' && storeHas(flow, call, returned.key, returned.of);
    }
    return given.kind === 'property' && takeOption(flow, call, given.key, given.of);
  }
  const name = 'callee' in call ? calledName(call.callee as Node) : '';
  if (name === 'acceptHMRUpdate') return true;
  const isStore = shape.kind === 'result' && shape.of.kind === 'property';
  if (!mapping.has(name) || !isStore || shape.of.kind !== 'property') return null;
  return mapMembers(flow, call, shape.of.key, shape.of.of);
}

function takeOption(flow: Flow, call: Node, option: string, value: Shape): boolean {
  const given = option === 'state' && value.kind === 'result' ? value.of : value;
  if (given.kind !== 'property') return false;
  if (option === 'getters')
    return storeHas(flow, call, given.key, given.of.kind === 'result' ? given.of.of : given.of);
  if (option === 'actions') return storeHas(flow, call, given.key, given.of);
  return option === 'state' && storeHas(flow, call, given.key, given.of);
}

/** Whoever asks for the store gets it, and its own functions: as `this.key`, getters also of their argument. */
function storeHas(flow: Flow, call: Node, key: string, held: Shape): boolean {
  const shape = unref(held);
  flow.visit(call, wrap('result', property(key, shape)));
  for (const name of flow.tree.identifiers.get(key) ?? []) {
    const member = parentOf(name);
    if (member?.type !== 'MemberExpression' || member.property !== name || member.computed) continue;
    if (member.object.type === 'ThisExpression' && storeAround(member) === call && !isTarget(member))
      flow.visit(member, shape);
  }
  for (const getter of getters(call)) givenFunction(flow, getter, property(key, shape));
  return true;
}

/** `this.client = …` in an action. Null outside of a store. */
export function assignToPinia(flow: Flow, place: Node, key: string, shape: Shape): boolean | null {
  const call = storeAround(place);
  return call && storeHas(flow, call, key, shape);
}

/** `useStore().client = …`: the store of another module. False for what asks for none, or is not followed. */
export function toStore(flow: Flow, asked: Node, shape: Shape): boolean {
  if (asked.type !== 'CallExpression' || asked.callee.type !== 'Identifier' || shape.kind !== 'property')
    return false;
  const imported = importOf(flow.tree, asked.callee);
  if (!imported || !/^use[A-Z]/.test(imported.name)) return false;
  flow.feed({ ...imported, shape: wrap('result', shape) });
  return flow.follows(imported.source);
}

/** What others put into a store that a module exports. Null for any other value. */
export function takeIntoPinia(flow: Flow, exported: Node, shape: Shape): boolean | null {
  if (exported.type !== 'Identifier' || shape.kind !== 'result' || shape.of.kind !== 'property') return null;
  const declared = resolve(flow.tree, exported.name, exported)?.node;
  const call = declared?.type === 'VariableDeclarator' && declared.init ? unwrapped(declared.init) : null;
  return call && makesStore(call) ? storeHas(flow, call, shape.of.key, shape.of.of) : null;
}

/** The call that makes the store which `this` is at a place. */
function storeAround(place: Node): Node | null {
  if (classOf(place)) return null;
  for (const ancestor of ancestorsOf(place)) if (makesStore(ancestor)) return ancestor;
  return null;
}

function isTarget(member: Node): boolean {
  const parent = parentOf(wrapped(member));
  return parent?.type === 'AssignmentExpression' && parent.left === wrapped(member);
}

function getters(call: Node): Node[] {
  const args = 'arguments' in call ? (call.arguments as readonly Node[]).map(unwrapped) : [];
  const options = args.flatMap((own) => (own.type === 'ObjectExpression' ? own.properties : []));
  return options.flatMap((own): Node[] => {
    const list = own.type === 'ObjectProperty' && keyOf(own) === 'getters' ? unwrapped(own.value) : null;
    if (list?.type !== 'ObjectExpression') return [];
    return list.properties.flatMap((member): Node[] => {
      if (member.type === 'ObjectMethod') return [member];
      return member.type === 'ObjectProperty' && isFunction(member.value) ? [member.value] : [];
    });
  });
}

/** `mapState(useStore, ['client'])`, `mapState(useStore, { own: 'client', other: (store) => store.client })` */
function mapMembers(flow: Flow, call: Node, key: string, shape: Shape): boolean {
  const asked = 'arguments' in call ? (call.arguments as readonly Node[])[1] : undefined;
  if (asked?.type === 'ArrayExpression') {
    if (asked.elements.some((element) => textOf(element) === key)) becomesMember(flow, key, shape);
    return asked.elements.every((element) => textOf(element) !== null);
  }
  if (asked?.type !== 'ObjectExpression') return false;
  return asked.properties.every((member) => {
    if (member.type !== 'ObjectProperty') return false;
    const name = keyOf(member);
    if (name !== null && textOf(member.value) === key) becomesMember(flow, name, shape);
    return name !== null && textOf(member.value) !== null;
  });
}
