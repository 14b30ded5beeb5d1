import { fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';

/** The functions and methods of a file that have a name. */
export function functionsNamed(tree: NativeTree, name: string): SyntaxNode[] {
  if (!/^\w+$/.test(name) || !new RegExp(`\\b${name}\\s*\\(`).test(tree.text)) return [];
  return findAll(
    tree.root,
    ({ type }) => type === 'function_declaration' || type === 'method_declaration',
  ).filter((node) => {
    const named = fieldOf(node, 'name');
    return named !== undefined && textOf(tree, named) === name;
  });
}

/** The declared type of what a function gives; null where it is inferred. */
export function resultType(node: SyntaxNode): SyntaxNode | null {
  if (node.type === 'method_declaration') return fieldOf(node, 'type') ?? null;
  const parameters = node.children.findIndex(({ type }) => type === 'function_value_parameters');
  const behind = node.children.slice(parameters + 1);
  const colon = behind.findIndex(({ type }) => type === ':');
  return colon < 0 ? null : (behind.slice(colon + 1).find(({ named }) => named) ?? null);
}
