import type { Node } from '@babel/types';
import { type Declaration, resolve } from '../../syntax/scope.js';
import { descendantsOf, parentOf } from '../../syntax/tree.js';
import { unwrapped } from '../../syntax/unwrap.js';
import { assignField } from './fields.js';
import type { Flow } from './flow.js';
import { givenFunction } from './functions.js';
import { calledName } from './known-functions.js';
import type { Shape } from './shape.js';

/** True for `const Context = createContext(…)`. */
export function createsContext(declaration: Node): boolean {
  if (declaration.type !== 'VariableDeclarator' || !declaration.init) return false;
  const made = unwrapped(declaration.init);
  return made.type === 'CallExpression' && calledName(made.callee) === 'createContext';
}

/** `<Context.Consumer>{(value) => …}</Context.Consumer>`: the function is called with what the context holds. */
export function readConsumers(flow: Flow, { identifier }: Declaration, value: Shape): void {
  for (const node of descendantsOf(flow.tree.ast.program)) {
    if (node.type !== 'JSXOpeningElement' || node.name.type !== 'JSXMemberExpression') continue;
    const { object, property } = node.name;
    if (object.type !== 'JSXIdentifier' || property.name !== 'Consumer') continue;
    if (resolve(flow.tree, object.name, object)?.identifier !== identifier) continue;
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

/** `static contextType = Context`, `Class.contextType = Context`: `this.context` is what the context holds. */
export function giveToClass(flow: Flow, owner: Node, value: Shape): boolean {
  const isClass = owner.type === 'ClassDeclaration' || owner.type === 'ClassExpression';
  if (isClass) assignField(flow, owner, 'context', value, true);
  return isClass;
}

/** The members of a context that lead nobody to what it holds; its consumer under another name would. */
export const leadsNowhere = (key: string): boolean => key === 'Provider' || key === 'displayName';
