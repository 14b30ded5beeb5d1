import type { Node } from '@babel/types';
import { type Declaration, isFunction, resolve } from '../../syntax/scope.js';
import { parentOf, type Tree } from '../../syntax/tree.js';

/** The names under which a declaration itself exports what it declares; lists of exports are uses of the name. */
export function exportedNamesOf({ identifier, node }: Declaration): string[] {
  // A parameter goes out with no function.
  if (isFunction(node) && 'id' in node && node.id !== identifier) return [];
  const statement = node.type === 'VariableDeclarator' ? parentOf(node) : node;
  const owner = statement && parentOf(statement);
  if (owner && parentOf(owner)?.type === 'TSModuleBlock') return [];
  if (owner?.type === 'ExportNamedDeclaration') return [identifier.name];
  return owner?.type === 'ExportDefaultDeclaration' ? ['default'] : [];
}

/** `namespace Space { export const client = … }`: the namespace that has it as a member. */
export function namespaceOf(tree: Tree, { node }: Declaration): Declaration | null {
  const statement = node.type === 'VariableDeclarator' ? parentOf(node) : node;
  const owner = statement && parentOf(statement);
  const block = owner?.type === 'ExportNamedDeclaration' ? parentOf(owner) : undefined;
  const space = block?.type === 'TSModuleBlock' ? parentOf(block) : undefined;
  if (space?.type !== 'TSModuleDeclaration' || space.id.type !== 'Identifier') return null;
  return resolve(tree, space.id.name, space.id);
}

/** The name that a module's `module.exports =`, or `export =`, goes by. */
export const wholeModule = '=';

/** The name under which a component of its own file hands its options to those that extend it, or mix it in. */
export const componentOptions = 'default.options';

/** The name of `export { a as b }`, `export default a`, `export = a`. */
export function exportedName(node: Node): string {
  if (node.type === 'TSExportAssignment') return wholeModule;
  if (node.type !== 'ExportSpecifier') return 'default';
  return node.exported.type === 'Identifier' ? node.exported.name : node.exported.value;
}

/** The name under which an assignment exports: `module.exports`, `exports.a`, `module.exports.a`. Null for any other. */
export function commonJsName(path: readonly string[]): string | null {
  const own =
    path[0] === 'module' && path[1] === 'exports'
      ? path.slice(2)
      : path[0] === 'exports'
        ? path.slice(1)
        : null;
  if (own === null || own.length > 1) return null;
  return own[0] ?? (path[0] === 'module' ? wholeModule : null);
}
