import type { JSXIdentifier, JSXMemberExpression, Node } from '@babel/types';
import { type Declaration, resolve } from '../../syntax/scope.js';
import { descendantsOf, parentOf } from '../../syntax/tree.js';
import { unwrapped } from '../../syntax/unwrap.js';
import { assignField } from './fields.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { calledName } from './known-functions.js';
import type { Shape } from './shape.js';

/** True for `const Context = createContext(…)`; the parts of `const { Provider, Consumer } = …` are none by themselves. */
export function createsContext(declaration: Node): boolean {
  if (declaration.type !== 'VariableDeclarator' || !declaration.init) return false;
  if (declaration.id.type !== 'Identifier') return false;
  const made = unwrapped(declaration.init);
  return made.type === 'CallExpression' && calledName(made.callee) === 'createContext';
}

/**
 * `<Context.Consumer>{(value) => …}</Context.Consumer>`: the function is called with what the context holds, which may
 * itself be a member, of a namespace for one.
 */
export function readConsumers(flow: Flow, { identifier }: Declaration, shape: Shape): void {
  if (!leadsToContext(shape)) return;
  for (const node of descendantsOf(flow.tree.ast.program)) {
    if (node.type !== 'JSXOpeningElement' || node.name.type !== 'JSXMemberExpression') continue;
    const { root, keys } = elementPath(node.name);
    const value = contextAt(shape, keys);
    if (!value || resolve(flow.tree, root.name, root)?.identifier !== identifier) continue;
    const element = parentOf(node);
    const children = element?.type === 'JSXElement' ? element.children : [];
    const given = children.flatMap((child) =>
      child.type === 'JSXExpressionContainer' && child.expression.type !== 'JSXEmptyExpression'
        ? [child.expression]
        : [],
    );
    if (!given.every((fn) => givenFunction(flow, fn, value))) flow.escape(node);
  }
}

const leadsToContext = (shape: Shape): boolean =>
  shape.kind === 'context' || (shape.kind === 'property' && leadsToContext(shape.of));

/** The name that an element's name starts with, and the members behind it. */
export function elementPath(name: JSXMemberExpression): { root: JSXIdentifier; keys: string[] } {
  const { object, property } = name;
  if (object.type === 'JSXIdentifier') return { root: object, keys: [property.name] };
  const { root, keys } = elementPath(object);
  return { root, keys: [...keys, property.name] };
}

/** What the context holds whose consumer a path names; null where it names none. */
function contextAt(shape: Shape, [key, ...rest]: readonly string[]): Shape | null {
  if (shape.kind === 'context') return key === 'Consumer' && rest.length === 0 ? shape.of : null;
  return shape.kind === 'property' && shape.key === key ? contextAt(shape.of, rest) : null;
}

/** `static contextType = Context`, `Class.contextType = Context`: `this.context` is what the context holds. */
export function giveToClass(flow: Flow, owner: Node, value: Shape): boolean {
  const isClass = owner.type === 'ClassDeclaration' || owner.type === 'ClassExpression';
  if (isClass) assignField(flow, owner, 'context', value, true);
  return isClass;
}

/** The members of a context that lead nobody to what it holds; its consumer under another name would. */
export const leadsNowhere = (key: string): boolean => key === 'Provider' || key === 'displayName';
