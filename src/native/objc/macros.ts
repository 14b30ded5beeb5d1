import type { NativeFile } from '../language.js';
import { fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { clientClass } from './clients.js';

const known = new WeakMap<NativeTree, ReadonlySet<string>>();

/** Names of macros of the file that stand for a client, or speak to one. */
export function macrosIn({ tree }: Pick<NativeFile, 'tree'>): ReadonlySet<string> {
  const found = known.get(tree);
  if (found) return found;
  const macros = findAll(tree.root, ({ type }) => /^preproc_(function_)?def$/.test(type)).flatMap((node) => {
    const name = fieldOf(node, 'name');
    return name && macroAt(tree, node) ? [textOf(tree, name)] : [];
  });
  const names = new Set(macros);
  known.set(tree, names);
  return names;
}

/** A macro that speaks to Segment: where its name stands, and what it is called. */
export function macroAt(tree: NativeTree, node: SyntaxNode): { name: SyntaxNode; method: string } | null {
  const name = fieldOf(node, 'name');
  const value = fieldOf(node, 'value');
  if (!name || !value || !new RegExp(`\\b${clientClass}\\b`).test(textOf(tree, value))) return null;
  return { name, method: textOf(tree, name) };
}
