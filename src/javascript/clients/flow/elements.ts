import type { Node } from '@babel/types';
import { unwrapped } from '../../syntax/unwrap.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { importOf } from './imports.js';
import { calledName } from './known-functions.js';
import type { Shape } from './shape.js';

/** Functions that make an element of a component, or an app of it, with properties for their second argument. */
const making = new Set(['createElement', 'h', 'createVNode', 'createApp', 'createSSRApp']);

/** Functions whose second argument holds the properties among other options. */
const mounting = new Set(['mount', 'shallowMount', 'hydrate']);

/**
 * `createElement(Child, { client })`, `h(Child, { client })`, `createApp(App, { client })`, `mount(App, { props: { client } })`,
 * `new App({ target, props: { client } })`: the component is handed what its tag in a template would hand it.
 * Null for any other call, false where the component cannot be followed.
 */
export function givenAsProps(flow: Flow, call: Node, index: number, shape: Shape): boolean | null {
  if (!('callee' in call) || !('arguments' in call) || shape.kind !== 'property') return null;
  const callee = unwrapped(call.callee as Node);
  if (call.type === 'NewExpression') {
    const isComponent = /\.svelte$/.test(importOf(flow.tree, callee)?.source ?? '');
    return isComponent && shape.key === 'props' ? givenFunction(flow, callee, shape.of) : null;
  }
  const [component] = call.arguments as readonly Node[];
  const name = calledName(callee);
  if (index !== 1 || !component) return null;
  if (mounting.has(name)) return shape.key === 'props' ? givenFunction(flow, component, shape.of) : null;
  if (!making.has(name)) return null;
  // In Vue 2 the properties are one of several things that an element has.
  const isOld = name === 'h' && shape.key === 'props' && shape.of.kind === 'property';
  return givenFunction(flow, component, isOld ? shape.of : shape);
}
