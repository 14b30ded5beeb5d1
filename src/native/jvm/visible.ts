import type { DeclaredClient } from '../project.js';
import type { NativeTree } from '../tree.js';
import { headerOf } from './imports.js';

/** True where a file sees what another declares outside of any class: in the same package, or by an import. */
export function sees(tree: NativeTree, { home, name }: DeclaredClient): boolean {
  if (home === undefined) return true;
  const { package: own, imports } = headerOf(tree);
  return (
    own === home || imports.some(({ path, isWildcard }) => path === (isWildcard ? home : `${home}.${name}`))
  );
}
