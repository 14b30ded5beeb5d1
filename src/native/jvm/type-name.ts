import { type NativeTree, type SyntaxNode, textOf } from '../tree.js';

/** The simple name of a type as written, without `?`, type arguments and annotations; null for what is no plain type. */
export function typeName(
  tree: NativeTree,
  type: SyntaxNode | null,
): { name: string; nullable: boolean } | null {
  if (!type) return null;
  const source = textOf(tree, type)
    .replace(/@\w+(\([^)]*\))?\s*/g, '')
    .trim();
  const name = /^([\w.]+)\s*(?:<[\s\S]*>)?\s*(\?)?$/.exec(source);
  return name ? { name: name[1] as string, nullable: name[2] !== undefined } : null;
}
