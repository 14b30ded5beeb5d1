import type { Node } from '@babel/types';
import { resolve } from '../../syntax/scope.js';
import { parentOf, startOf } from '../../syntax/tree.js';
import { unwrapped } from '../../syntax/unwrap.js';
import { providedTo } from '../app.js';
import { keyOf } from './bind.js';
import { createsContext, elementPath } from './contexts.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { holdMember, holdNamed } from './named.js';
import { property, type Shape, wrap } from './shape.js';

/** `<Context.Provider value={client}>`, `<Child analytics={client} />` */
export function handToElement(flow: Flow, container: Node, shape: Shape): boolean {
  const attribute = parentOf(container);
  const element = attribute && parentOf(attribute);
  if (attribute?.type !== 'JSXAttribute' || element?.type !== 'JSXOpeningElement') return false;
  if (attribute.name.type !== 'JSXIdentifier') return false;
  const provider = shape.kind === 'client' ? providedTo(flow.tree, container) : null;
  if (provider) {
    flow.use({ kind: 'provided', node: container, element: provider, at: startOf(container) });
    return true;
  }
  const { name } = element;
  const key = attribute.name.name;
  if (name.type === 'JSXMemberExpression') {
    const { root, keys } = elementPath(name);
    const isProvider = keys.at(-1) === 'Provider' && key === 'value';
    if (isProvider) return holdMember(flow, root, keys.slice(0, -1), wrap('context', shape));
    return holdMember(flow, root, keys, { kind: 'takes', index: 0, of: property(key, shape) });
  }
  // An element of the page that gets a method as its listener calls it with an event.
  if (name.type !== 'JSXIdentifier' || /^[a-z]/.test(name.name)) return false;
  const declaration = resolve(flow.tree, name.name, name);
  if (key === 'value' && declaration && createsContext(declaration.node))
    return holdNamed(flow, name, wrap('context', shape));
  return giveComponent(flow, name, property(key, shape));
}

/** `<Child {...props} />` */
export function spreadOverElement(flow: Flow, attribute: Node, shape: Shape): boolean {
  const element = parentOf(attribute);
  if (shape.kind !== 'property' || element?.type !== 'JSXOpeningElement') return false;
  const { name } = element;
  // An element of the page does nothing with an object.
  if (name.type !== 'JSXIdentifier') return false;
  return /^[a-z]/.test(name.name) || giveComponent(flow, name, shape);
}

function giveComponent(flow: Flow, name: Extract<Node, { type: 'JSXIdentifier' }>, props: Shape): boolean {
  const declaration = resolve(flow.tree, name.name, name);
  if (declaration) return givenFunction(flow, declaration.identifier, props);
  const registered = registeredAs(flow, name.name);
  return registered !== null && givenFunction(flow, registered, props);
}

/** `components: { 'cart-row': Row }`: what a component of Vue calls by that name in its template. */
function registeredAs({ tree }: Flow, name: string): Node | null {
  for (const key of tree.identifiers.get('components') ?? []) {
    const option = parentOf(key);
    const list = option?.type === 'ObjectProperty' && option.key === key ? unwrapped(option.value) : null;
    if (list?.type !== 'ObjectExpression') continue;
    for (const member of list.properties) {
      const own = (keyOf(member) ?? '').replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
      if (member.type === 'ObjectProperty' && own === name) return member.value;
    }
  }
  return null;
}
