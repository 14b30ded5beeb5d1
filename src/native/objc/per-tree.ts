import type { NativeTree } from '../tree.js';

/** A question about a whole file, answered once. */
export function perTree<T>(answer: (tree: NativeTree) => T): (tree: NativeTree) => T {
  const known = new WeakMap<NativeTree, { readonly answer: T }>();
  return (tree) => {
    const found = known.get(tree) ?? { answer: answer(tree) };
    known.set(tree, found);
    return found.answer;
  };
}
