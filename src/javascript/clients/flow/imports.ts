import type { Identifier, Node, VariableDeclarator } from '@babel/types';
import { resolve } from '../../syntax/scope.js';
import { parentOf, type Tree } from '../../syntax/tree.js';
import { propertyName, unwrapped } from '../../syntax/unwrap.js';
import { wholeModule } from './exports.js';

/** Where a name of the file is imported from, and under which name; null for a name that is none of an import, nor of `const … = require(…)`. */
export function importOf(tree: Tree, use: Node): { source: string; name: string } | null {
  if (use.type !== 'Identifier') return null;
  const declared = resolve(tree, use.name, use);
  const specifier = declared?.node;
  if (specifier?.type === 'VariableDeclarator') return requiredAs(tree, specifier, declared?.identifier);
  const declaration = specifier && parentOf(specifier);
  if (declaration?.type !== 'ImportDeclaration') return null;
  const source = declaration.source.value;
  if (specifier?.type === 'ImportDefaultSpecifier') return { source, name: 'default' };
  if (specifier?.type !== 'ImportSpecifier') return null;
  const { imported } = specifier;
  return { source, name: imported.type === 'Identifier' ? imported.name : imported.value };
}

/** `events.send` of `import * as events`, or of `const events = require(…)`; `require('./send')` itself. */
export function memberOfModule(tree: Tree, node: Node): { source: string; name: string } | null {
  const required = requiredBy(tree, node);
  if (required !== null) return { source: required, name: wholeModule };
  const name = propertyName(node);
  const object = name !== null && 'object' in node ? unwrapped(node.object as Node) : null;
  if (name === null || !object) return null;
  const source = wholeSource(tree, object);
  return source === null ? null : { source, name };
}

/** The module that an expression is the whole of. */
function wholeSource(tree: Tree, node: Node): string | null {
  if (node.type !== 'Identifier') return requiredBy(tree, node);
  const specifier = resolve(tree, node.name, node)?.node;
  const declaration = specifier?.type === 'ImportNamespaceSpecifier' ? parentOf(specifier) : undefined;
  if (declaration?.type === 'ImportDeclaration') return declaration.source.value;
  const required = importOf(tree, node);
  return required?.name === wholeModule ? required.source : null;
}

/** `require('./send')` */
function requiredBy(tree: Tree, node: Node): string | null {
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return null;
  const [argument] = node.arguments;
  if (node.callee.name !== 'require' || argument?.type !== 'StringLiteral') return null;
  return resolve(tree, 'require', node) ? null : argument.value;
}

/** `const send = require('./send')`, `const { send } = require('./send')`, `const send = require('./send').send` */
function requiredAs(
  tree: Tree,
  { id, init }: VariableDeclarator,
  local: Identifier | undefined,
): { source: string; name: string } | null {
  const value = init ? unwrapped(init) : null;
  const member = value ? propertyName(value) : null;
  const call = member !== null && value && 'object' in value ? unwrapped(value.object as Node) : value;
  const source = call ? requiredBy(tree, call) : null;
  if (source === null) return null;
  if (id.type === 'Identifier') return { source, name: member ?? wholeModule };
  const own = id.type === 'ObjectPattern' && member === null ? keyFor(id, local) : null;
  return own === null ? null : { source, name: own };
}

/** The key of a pattern whose value a name is. */
function keyFor({ properties }: Extract<Node, { type: 'ObjectPattern' }>, local?: Identifier): string | null {
  for (const property of properties) {
    if (property.type !== 'ObjectProperty' || property.value !== local) continue;
    return property.key.type === 'Identifier' && !property.computed ? property.key.name : null;
  }
  return null;
}
