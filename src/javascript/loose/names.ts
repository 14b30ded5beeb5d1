import type { Node } from '@babel/types';
import { resolve } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped } from '../syntax/unwrap.js';

/** What holds a client goes by the name of that: `client.value`, `client.current`, `$client`. */
const holders = new Set(['value', 'current', '$']);

/**
 * The names that a value goes by: the one that stands nearest, `client` in `this.props.client`; of a variable the one
 * of what it was taken from, too; of a call those of the function and of the key that it is given.
 */
export function namesOf(tree: Tree, node: Node): string[] {
  const value = unwrapped(node);
  if (value.type === 'Identifier') return [value.name, ...namesOfSource(tree, value)];
  if (value.type === 'AwaitExpression') return namesOf(tree, value.argument);
  if (value.type === 'LogicalExpression')
    return [value.left, value.right].flatMap((side) => namesOf(tree, side));
  if (value.type === 'CallExpression' || value.type === 'OptionalCallExpression') {
    const keys = value.arguments.flatMap((key) => (key.type === 'StringLiteral' ? [key.value] : []));
    return [...lastName(value.callee), ...keys];
  }
  const name = propertyName(value);
  if (name !== null && holders.has(name) && 'object' in value) return namesOf(tree, value.object as Node);
  return lastName(value);
}

/** `const { client: own } = props`, `const own = props.client` */
function namesOfSource(tree: Tree, name: Extract<Node, { type: 'Identifier' }>): string[] {
  const declaration = resolve(tree, name.name, name);
  const key = declaration && parentOf(declaration.identifier);
  if (key?.type === 'ObjectProperty' && key.key.type === 'Identifier') return [key.key.name];
  const node = declaration?.node;
  return node?.type === 'VariableDeclarator' && node.init && unwrapped(node.init).type !== 'Identifier'
    ? namesOf(tree, node.init)
    : [];
}

function lastName(node: Node): string[] {
  const value = unwrapped(node);
  const name = value.type === 'Identifier' ? value.name : propertyName(value);
  return name === null ? [] : [name];
}
