import type { DeclaredClient } from '../project.js';
import { findAll, type NativeTree, type SyntaxNode } from '../tree.js';
import { clientOf } from './clients.js';
import { resolve } from './scope.js';
import { callOf, ownName, unwrap } from './syntax.js';

/** `Analytics.setSingletonInstance(client)`, where the client was put into a variable first. */
export interface MadeShared {
  readonly node: SyntaxNode;
  readonly value: SyntaxNode;
  /** What the variable was declared with. */
  readonly made: SyntaxNode | null;
}

/** Finds where a client in a variable becomes the shared one. */
export function madeShared(tree: NativeTree, clients: readonly DeclaredClient[]): MadeShared[] {
  return findAll(tree.root, (node) => callOf(tree, node)?.method === 'setSingletonInstance').flatMap(
    (node) => {
      const value = callOf(tree, node)?.args[0]?.value;
      if (!value || clientOf(tree, value, clients)?.kind !== 'held') return [];
      const own = ownName(tree, value);
      const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
      return [{ node, value, made: declared?.value ? unwrap(declared.value) : null }];
    },
  );
}
