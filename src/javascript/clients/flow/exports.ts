import type { Node } from '@babel/types';
import type { Declaration } from '../../syntax/scope.js';
import { parentOf } from '../../syntax/tree.js';

/** The names under which a declaration itself exports what it declares; lists of exports are uses of the name. */
export function exportedNamesOf({ identifier, node }: Declaration): string[] {
  const statement = node.type === 'VariableDeclarator' ? parentOf(node) : node;
  const owner = statement && parentOf(statement);
  if (owner?.type === 'ExportNamedDeclaration') return [identifier.name];
  return owner?.type === 'ExportDefaultDeclaration' ? ['default'] : [];
}

/** The name of `export { a as b }`, `export default a`, `export = a`. */
export function exportedName(node: Node): string {
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
  return own[0] ?? (path[0] === 'module' ? '=' : null);
}
