import { fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { clientClass } from './methods.js';
import { perTree } from './per-tree.js';

/** Names of macros of the file that stand for a client, or speak to one. */
export const macrosIn = perTree((tree): ReadonlySet<string> => {
  const macros = findAll(tree.root, ({ type }) => /^preproc_(function_)?def$/.test(type)).flatMap((node) => {
    const name = fieldOf(node, 'name');
    return name && macroAt(tree, node) ? [textOf(tree, name)] : [];
  });
  return new Set(macros);
});

/** A macro that speaks to Segment: where its name stands, and what it is called. */
export function macroAt(tree: NativeTree, node: SyntaxNode): { name: SyntaxNode; method: string } | null {
  const name = fieldOf(node, 'name');
  const value = fieldOf(node, 'value');
  if (!name || !value || !new RegExp(`\\b${clientClass}\\b`).test(textOf(tree, value))) return null;
  return { name, method: textOf(tree, name) };
}
