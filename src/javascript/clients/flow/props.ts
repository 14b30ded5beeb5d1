import type { Class, Identifier, Node } from '@babel/types';
import { declarationsOf, isFunction, resolve } from '../../syntax/scope.js';
import { isDocument, parentOf, type Tree } from '../../syntax/tree.js';
import { propertyName, unwrapped } from '../../syntax/unwrap.js';
import { keyOf } from './bind.js';
import { arrive, textOf } from './carried.js';
import { isOptions, makesComponent } from './components.js';
import { assignField, classOfComponent } from './fields.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { type Of, property, type Shape } from './shape.js';

/** True for what a module exports as a component of Vue, Svelte or Astro, whatever it is to JavaScript. */
export function isComponentValue(tree: Tree, value: Node): boolean {
  if (isDocument(tree)) return true;
  const made = unwrapped(value);
  return makesComponent(tree, made) || isOptions(tree, made);
}

/**
 * A component is handed a property. What gives it in the component depends on the framework: a macro, a member of
 * `this` and of its template, the argument of `setup`, an exported variable.
 * @returns false where nothing in the component takes it
 */
export function takeProps(flow: Flow, props: Shape): boolean {
  if (props.kind !== 'property') return false;
  const before = flow.arrivals;
  for (const node of givingAll(flow.tree)) flow.arrive(() => flow.visit(node, props));
  for (const fn of functionsNamed(flow.tree, 'setup')) flow.arrive(() => givenFunction(flow, fn, props));
  for (const fn of functionsNamed(flow.tree, props.key))
    if (isWatcher(fn)) flow.arrive(() => givenFunction(flow, fn, props.of));
  takeMembers(flow, props);
  takeVariable(flow, props);
  return flow.arrivals > before || isDeclared(flow.tree, props.key);
}

/** What gives all properties: `defineProps()`, `$props()`, `$$props`, `Astro.props`. */
function givingAll(tree: Tree): Node[] {
  const named = (name: string) =>
    (tree.identifiers.get(name) ?? []).filter((use) => resolve(tree, name, use) === null);
  const calls = [...named('defineProps'), ...named('$props')].flatMap((callee) => {
    const call = parentOf(callee);
    return call?.type === 'CallExpression' && call.callee === callee ? [call] : [];
  });
  const members = named('Astro').flatMap((object) => {
    const member = parentOf(object);
    return member && propertyName(member) === 'props' ? [member] : [];
  });
  return [...calls, ...members, ...named('$$props'), ...named('$$restProps')];
}

/** `this.client`, `this.$props.client`, and in a template `client` */
function takeMembers(flow: Flow, { key, of }: Of<'property'>): void {
  flow.keep();
  arrive(flow, { way: 'member', name: key, shape: of });
  arrive(flow, { way: 'member', name: '$props', shape: property(key, of) });
  const owner = classOfComponent(flow.tree);
  if (owner && declares(owner, key)) flow.arrive(() => assignField(flow, owner, key, of, true));
}

const declares = ({ body }: Class, key: string): boolean => body.body.some((member) => keyOf(member) === key);

/** `export let client` of Svelte */
function takeVariable(flow: Flow, { key, of }: Of<'property'>): void {
  if (!isDocument(flow.tree)) return;
  for (const declaration of declarationsOf(flow.tree, key)) {
    const statement = parentOf(declaration.node);
    const isExported = statement && parentOf(statement)?.type === 'ExportNamedDeclaration';
    if (declaration.node.type === 'VariableDeclarator' && isExported)
      flow.arrive(() => flow.hold(declaration, of));
  }
}

/** Functions that are a member of an object under a name. */
function functionsNamed(tree: Tree, name: string): Node[] {
  return (tree.identifiers.get(name) ?? []).flatMap((key: Identifier): Node[] => {
    const member = parentOf(key);
    if (member?.type === 'ObjectMethod' && member.key === key) return [member];
    return member?.type === 'ObjectProperty' && member.key === key && isFunction(member.value)
      ? [member.value]
      : [];
  });
}

/** `watch: { client(now) {} }` */
function isWatcher(fn: Node): boolean {
  const member = fn.type === 'ObjectMethod' ? fn : parentOf(fn);
  const object = member && parentOf(member);
  const option = object && parentOf(object);
  return option?.type === 'ObjectProperty' && keyOf(option) === 'watch';
}

/** `props: ['client']`, `props: { client: Object }`: the component has it, though nothing there uses it. */
function isDeclared(tree: Tree, key: string): boolean {
  return (tree.identifiers.get('props') ?? []).some((name) => {
    const option = parentOf(name);
    if (option?.type !== 'ObjectProperty' || option.key !== name) return false;
    const list = unwrapped(option.value);
    if (list.type === 'ArrayExpression') return list.elements.some((element) => textOf(element) === key);
    return list.type === 'ObjectExpression' && list.properties.some((member) => keyOf(member) === key);
  });
}

/** What `props` declares by a type: `Object as PropType<Client>`, `{ type: Object as () => Client }`. */
export function declaredProps(props: Shape): Shape | null {
  if (props.kind !== 'property') return null;
  const type = props.of.kind === 'property' && props.of.key === 'type' ? props.of.of : props.of;
  return type.kind === 'class' || type.kind === 'result' ? property(props.key, type.of) : null;
}
