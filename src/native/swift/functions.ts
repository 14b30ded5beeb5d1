import type { NativeFile } from '../language.js';
import { fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { clientType } from './sdk.js';

const functions = new WeakMap<NativeTree, ReadonlyMap<string, readonly SyntaxNode[]>>();

/** The one function of a file that has a name. */
export function functionNamed(tree: NativeTree, name: string): SyntaxNode | null {
  const known = functions.get(tree) ?? functionsOf(tree);
  functions.set(tree, known);
  const [only, ...more] = known.get(name) ?? [];
  return only && more.length === 0 ? only : null;
}

function functionsOf(tree: NativeTree): ReadonlyMap<string, readonly SyntaxNode[]> {
  const all = new Map<string, SyntaxNode[]>();
  for (const node of findAll(tree.root, ({ type }) => type === 'function_declaration')) {
    const name = fieldOf(node, 'name');
    if (!name) continue;
    const text = textOf(tree, name);
    all.set(text, [...(all.get(text) ?? []), node]);
  }
  return all;
}

/** True for a function whose result is a client. */
export function givesClient(file: NativeFile, node: SyntaxNode | null): boolean {
  const type = node ? resultOf(file.tree, node) : null;
  return clientType(file, type, node);
}

/** The written type of what a function gives; null where there is none. */
function resultOf(tree: NativeTree, node: SyntaxNode): string | null {
  const arrow = node.children.findIndex((child) => textOf(tree, child) === '->');
  const type = arrow < 0 ? undefined : node.children.slice(arrow + 1).find(({ named: isNamed }) => isNamed);
  return type ? textOf(tree, type) : null;
}
