import { fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';

const tables = new WeakMap<NativeTree, ReadonlyMap<string, readonly SyntaxNode[]>>();

/** The functions and methods of a file that have a name. */
export function functionsNamed(tree: NativeTree, name: string): readonly SyntaxNode[] {
  const table = tables.get(tree) ?? readFunctions(tree);
  tables.set(tree, table);
  return table.get(name) ?? [];
}

function readFunctions(tree: NativeTree): ReadonlyMap<string, readonly SyntaxNode[]> {
  const table = new Map<string, SyntaxNode[]>();
  const made = findAll(
    tree.root,
    ({ type }) => type === 'function_declaration' || type === 'method_declaration',
  );
  for (const node of made) {
    const named = fieldOf(node, 'name');
    const name = named ? textOf(tree, named) : '';
    table.set(name, [...(table.get(name) ?? []), node]);
  }
  return table;
}

/** The declared type of what a function gives; null where it is inferred. */
export function resultType(node: SyntaxNode): SyntaxNode | null {
  if (node.type === 'method_declaration') return fieldOf(node, 'type') ?? null;
  const parameters = node.children.findIndex(({ type }) => type === 'function_value_parameters');
  const behind = node.children.slice(parameters + 1);
  const colon = behind.findIndex(({ type }) => type === ':');
  return colon < 0 ? null : (behind.slice(colon + 1).find(({ named }) => named) ?? null);
}
