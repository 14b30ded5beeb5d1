import type { Node } from '@babel/types';
import { isFunction, resolve } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';
import { propertyName, unwrapped } from '../../syntax/unwrap.js';
import { isOfFramework, textOf } from './carried.js';
import type { Flow } from './flow.js';
import { importOf } from './imports.js';
import { calledName } from './known-functions.js';
import { holdNamed } from './named.js';
import { type Shape, settled, wrap } from './shape.js';

/**
 * What an assignment puts on every component: `Vue.prototype.$analytics`, `app.config.globalProperties.$analytics`,
 * and whatever else has the sign of a framework. Null for any other.
 */
export function memberPutBy(flow: Flow, root: Node, path: readonly string[]): string | null {
  const name = path.at(-1);
  if (name === undefined) return null;
  const isSigned = /^\$\w/.test(name) && root.type !== 'ThisExpression';
  return isSigned || isShared(flow, root, path.slice(0, -1)) ? name : null;
}

/** True for an object whose members all components have. */
function isShared(flow: Flow, root: Node, path: readonly string[]): boolean {
  if (path.at(-1) === 'globalProperties') return true;
  if (path.join() !== 'prototype' || root.type !== 'Identifier') return false;
  return root.name === 'Vue' || importOf(flow.tree, root)?.source === 'vue';
}

/**
 * What a call makes of an argument that a framework carries on. Null for a call that does nothing of the kind, false
 * where it cannot be followed.
 */
export function carryArgument(flow: Flow, call: Node, index: number, shape: Shape): boolean | null {
  if (!('arguments' in call) || !('callee' in call)) return null;
  const args = call.arguments as readonly Node[];
  const callee = unwrapped(call.callee as Node);
  const name = calledName(callee);
  // A key hands nothing on by itself.
  if (/^(?:provide|setContext)$/.test(name) && index === 0 && isOfFramework(flow.tree, callee)) return true;
  if (name === 'provide' && index === 1 && (isNuxtApp(flow, callee) || isOfFramework(flow.tree, callee)))
    return isNuxtApp(flow, callee)
      ? carryMember(flow, args[0], shape)
      : carryByKey(flow, 'injected', args[0], shape);
  if (name === 'inject' && index === 1) {
    if (isParameter(flow, callee)) return carryMember(flow, args[0], shape);
    if (!isOfFramework(flow.tree, callee)) return null;
    flow.visit(call, shape);
    return true;
  }
  if (name === 'setContext' && index === 1 && isOfFramework(flow.tree, callee)) {
    flow.visit(call, shape);
    return carryByKey(flow, 'context', args[0], shape);
  }
  if (name === 'defineNuxtPlugin' && index === 0) return carryProvided(flow, shape);
  if (name === 'defineProperty' && index === 2) return defineMember(flow, args, shape);
  return null;
}

/** Nuxt adds the sign of a framework to the name. */
function carryMember(flow: Flow, key: Node | undefined, shape: Shape): boolean {
  const name = textOf(key);
  if (name === null) return false;
  flow.carry({ way: 'member', name: `$${name}`, shape });
  return true;
}

function carryByKey(flow: Flow, way: 'injected' | 'context', key: Node | undefined, shape: Shape): boolean {
  const name = textOf(key);
  if (name !== null) {
    flow.carry({ way, name, shape });
    return true;
  }
  // A key that is a value of its own: whoever has the key gets what it stands for.
  return key?.type === 'Identifier' && holdNamed(flow, key, wrap('context', shape));
}

/** What a plug-in of Nuxt returns as `{ provide: { analytics } }`, also from its `setup`. */
function carryProvided(flow: Flow, shape: Shape): boolean | null {
  const given = settled(shape);
  if (given.kind === 'result' || (given.kind === 'property' && given.key === 'setup'))
    return carryProvided(flow, given.of);
  if (given.kind !== 'property' || given.key !== 'provide' || given.of.kind !== 'property') return null;
  flow.carry({ way: 'member', name: `$${given.of.key}`, shape: given.of.of });
  return true;
}

/** `Object.defineProperty(Vue.prototype, '$analytics', { get: () => client })` */
function defineMember(flow: Flow, [target, key]: readonly Node[], shape: Shape): boolean | null {
  const name = textOf(key);
  if (name === null || !target || shape.kind !== 'property') return null;
  const path: string[] = [];
  let root = unwrapped(target);
  while (root.type === 'MemberExpression') {
    path.unshift(propertyName(root) ?? '');
    root = unwrapped(root.object);
  }
  if (memberPutBy(flow, root, [...path, name]) === null) return null;
  const value = shape.key === 'get' && shape.of.kind === 'result' ? shape.of.of : shape.of;
  flow.carry({ way: 'member', name, shape: value });
  return true;
}

/** `nuxtApp.provide(…)`, where `app.provide(…)` is Vue's. */
function isNuxtApp(flow: Flow, callee: Node): boolean {
  const object = 'object' in callee ? unwrapped(callee.object as Node) : null;
  if (object?.type !== 'Identifier') return false;
  const fn = resolve(flow.tree, object.name, object)?.node;
  const call = fn && isFunction(fn) ? parentOf(fn) : undefined;
  return (
    /^nuxt/i.test(object.name) ||
    (call !== undefined && 'callee' in call && calledName(call.callee as Node) === 'defineNuxtPlugin')
  );
}

/** `inject` that a plug-in of Nuxt 2 is handed. */
function isParameter(flow: Flow, callee: Node): boolean {
  const declared = callee.type === 'Identifier' ? resolve(flow.tree, callee.name, callee)?.node : undefined;
  return declared !== undefined && isFunction(declared);
}
