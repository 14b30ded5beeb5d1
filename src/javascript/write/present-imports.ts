import type { ImportDeclaration, Node } from '@babel/types';
import { declarationsOf } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';

/** The imports of values from a module. */
export function importsFrom(tree: Tree, source: string): ImportDeclaration[] {
  return tree.ast.program.body.filter(
    (node): node is ImportDeclaration =>
      node.type === 'ImportDeclaration' && node.source.value === source && node.importKind !== 'type',
  );
}

/** Names that the file already imports or requires from a module, with their local names. */
export function presentNames(tree: Tree, source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const declaration of importsFrom(tree, source)) {
    for (const specifier of declaration.specifiers) {
      if (specifier.type !== 'ImportSpecifier' || specifier.importKind === 'type') continue;
      const { imported } = specifier;
      // A name that means something else at some place cannot be used at all of them.
      if (declarationsOf(tree, specifier.local.name).length > 1) continue;
      found.set(imported.type === 'Identifier' ? imported.name : imported.value, specifier.local.name);
    }
  }
  for (const pattern of requiresOf(tree, source)) {
    if (pattern.type !== 'ObjectPattern') continue;
    for (const property of pattern.properties) {
      if (property.type !== 'ObjectProperty' || property.key.type !== 'Identifier') continue;
      if (property.value.type === 'Identifier') found.set(property.key.name, property.value.name);
    }
  }
  return found;
}

/** The local name of a whole module, where the file imports or requires it as one. */
export function namespaceOf(tree: Tree, packageName: string): string | null {
  for (const declaration of importsFrom(tree, packageName)) {
    for (const specifier of declaration.specifiers) {
      const { name } = specifier.local;
      const isFree = declarationsOf(tree, name).length === 1;
      if (specifier.type === 'ImportNamespaceSpecifier' && isFree) return name;
    }
  }
  const required = requiresOf(tree, packageName).find((pattern) => pattern.type === 'Identifier');
  return required?.type === 'Identifier' ? required.name : null;
}

/** The patterns that `require` of a module is assigned to at the top of the file. */
function requiresOf(tree: Tree, source: string): Node[] {
  return (tree.identifiers.get('require') ?? []).flatMap((callee) => {
    const call = parentOf(callee);
    if (call?.type !== 'CallExpression' || call.callee !== callee) return [];
    const [argument] = call.arguments;
    const declarator = parentOf(call);
    if (argument?.type !== 'StringLiteral' || argument.value !== source) return [];
    return declarator?.type === 'VariableDeclarator' ? [declarator.id] : [];
  });
}

/** The local name of a module's default export, where the file imports it. */
export function defaultOf(tree: Tree, packageName: string): string | null {
  const found = importsFrom(tree, packageName)
    .flatMap(({ specifiers }) => specifiers)
    .find((specifier) => specifier.type === 'ImportDefaultSpecifier');
  return found?.local.name ?? null;
}
