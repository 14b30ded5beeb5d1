import type { Node } from '@babel/types';
import { isFunction } from '../../syntax/scope.js';
import { ancestorsOf, parentOf, type Tree } from '../../syntax/tree.js';
import { keyOf } from './bind.js';
import { arrive, isOfFramework } from './carried.js';
import type { Flow } from './flow.js';
import { calledName } from './known-functions.js';
import { declaredProps, takeProps } from './props.js';
import { unref } from './refs.js';
import { property, type Shape, settled } from './shape.js';

/** Options of a component of Vue. */
const options = new Set([
  ...['data', 'computed', 'methods', 'setup', 'props', 'watch', 'mixins', 'extends', 'components'],
  ...['provide', 'inject', 'template', 'render', 'beforeCreate', 'created', 'beforeMount', 'mounted'],
  ...[
    'beforeDestroy',
    'destroyed',
    'beforeUnmount',
    'unmounted',
    'asyncData',
    'fetch',
    'layout',
    'middleware',
  ],
]);

/** Functions that take the options of a component. */
const makers = new Set(['defineComponent', 'defineNuxtComponent', 'createApp', 'createSSRApp']);

/** Methods of Vue and of an app that do. */
const methods = new Set(['extend', 'mixin', 'component']);

/** True for the call of a function that makes a component of options. */
export function makesComponent(tree: Tree, call: Node): boolean {
  if (call.type !== 'CallExpression') return false;
  const { callee } = call;
  if (callee.type === 'Identifier') return makers.has(callee.name) && isOfFramework(tree, callee);
  const object = 'object' in callee && callee.object.type === 'Identifier' ? callee.object.name : '';
  return /^(?:Vue|app|vueApp)$/.test(object) && methods.has(calledName(callee));
}

/** True for options that make a component where they stand: nobody else gets what is in them. */
export function isComponent(tree: Tree, options: Node): boolean {
  const parent = parentOf(options);
  if (parent?.type === 'NewExpression') return calledName(parent.callee) === 'Vue';
  return parent !== undefined && (parent.type === 'ExportDefaultDeclaration' || makesComponent(tree, parent));
}

/**
 * A component has a client in one of its options: it becomes a member of `this`, or goes to the components below.
 * @returns false for an object that is no component, or an option that hands nothing on
 */
export function toComponent(flow: Flow, object: Node, shape: Shape): boolean {
  if (shape.kind !== 'property' || !isOptions(flow.tree, object)) return false;
  return takeOption(flow, shape.key, shape.of, givingOf(flow, object));
}

/**
 * What a component does with a member: it keeps it, and those in it know it as one of `$parent`; the root's is known to
 * all as one of `$root`, and a global mixin's is everybody's.
 */
type Give = (name: string, shape: Shape) => boolean;

function givingOf(flow: Flow, object: Node): Give {
  const call = parentOf(object);
  const maker = call && 'callee' in call ? calledName(call.callee as Node) : '';
  const isMixin = maker === 'mixin' && call !== undefined && makesComponent(flow.tree, call);
  const isRoot = /^(?:Vue|createApp|createSSRApp)$/.test(maker);
  return (name, shape) => {
    if (isMixin) flow.carry({ way: 'member', name, shape });
    for (const holder of isRoot ? ['$root', '$parent'] : ['$parent'])
      flow.carry({ way: 'member', name: holder, shape: property(name, shape) });
    return becomesMember(flow, name, shape);
  };
}

function takeOption(flow: Flow, option: string, value: Shape, give: Give): boolean {
  const given = settled(value);
  const returned = given.kind === 'result' ? settled(given.of) : given;
  switch (option) {
    case 'data':
    case 'setup':
      return returned.kind === 'property' && give(returned.key, unref(returned.of));
    case 'props': {
      const props = declaredProps(given);
      return props !== null && takeProps(flow, props);
    }
    case 'methods':
      return given.kind === 'property' && give(given.key, given.of);
    case 'computed':
      return given.kind === 'property' && give(given.key, gotten(given.of));
    case 'provide':
      if (returned.kind !== 'property') return false;
      flow.carry({ way: 'injected', name: returned.key, shape: returned.of });
      return true;
    case 'inject':
      return given.kind === 'property' && give(given.key, asked(given.of));
    case 'mixins':
      return given.kind === 'property' && takeOption(flow, '', given.of, give);
    case 'extends':
    case '':
      return given.kind === 'property' && takeOption(flow, given.key, given.of, give);
    default:
      return false;
  }
}

/** What a computed property is: `name() {}`, or `name: { get() {} }`. */
function gotten(shape: Shape): Shape {
  if (shape.kind === 'result') return shape.of;
  return shape.kind === 'property' && shape.key === 'get' ? gotten(shape.of) : shape;
}

/** What is asked for by a key that is a value of its own, also as `{ from: key }`. */
function asked(shape: Shape): Shape {
  if (shape.kind === 'context') return shape.of;
  return shape.kind === 'property' && shape.key === 'from' ? asked(shape.of) : shape;
}

/** A component of the file has this as `this.name`; one with the sign of a framework is for all components. */
export function becomesMember(flow: Flow, name: string, shape: Shape): boolean {
  if (/^\$\w/.test(name)) flow.carry({ way: 'member', name, shape });
  else {
    flow.keep();
    arrive(flow, { way: 'member', name, shape });
  }
  return true;
}

/** True where `this` is a component: in a function of one of its options, or in its template. */
export function isInComponent(tree: Tree, node: Node): boolean {
  for (const ancestor of ancestorsOf(node)) {
    if (/^Class/.test(ancestor.type)) return false;
    if (ancestor.type === 'ObjectExpression' && isOptions(tree, ancestor)) return true;
  }
  return false;
}

/** True for an object that holds options of a component. */
export function isOptions(tree: Tree, node: Node): boolean {
  if (node.type !== 'ObjectExpression') return false;
  const known = node.properties.filter((property) => options.has(keyOf(property) ?? ''));
  if (known.length === 0) return false;
  if (isComponent(tree, node)) return true;
  // An object with a method of a component's life, or with several options, is one, too.
  return known.length > 1 || known.some((property) => property.type === 'ObjectMethod' || isMade(property));
}

function isMade(property: Node): boolean {
  return property.type === 'ObjectProperty' && isFunction(property.value);
}
