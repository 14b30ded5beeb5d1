import { parentOf, type Tree } from './tree.js';

/** True for a file that imports or exports as ES modules do. */
export const isEsModule = ({ ast }: Tree): boolean =>
  ast.program.body.some((node) => /^(Import|Export)/.test(node.type));

/** True for a file that loads with `require`, or exports through `module` or `exports`. */
export function isCommonJs({ identifiers }: Tree): boolean {
  const requires = (identifiers.get('require') ?? []).some(
    (callee) => parentOf(callee)?.type === 'CallExpression',
  );
  const exports = ['module', 'exports'].some((name) =>
    identifiers.get(name)?.some((identifier) => parentOf(identifier)?.type === 'MemberExpression'),
  );
  return requires || exports;
}
