import type { DeclaredClient } from '../project.js';
import { fieldOf, findAll, type NativeTree, type SyntaxNode } from '../tree.js';
import { isUnreadBuild } from './builder.js';
import { clientOf } from './clients.js';
import { resolve } from './scope.js';
import { constructionOf } from './set-up.js';
import { callOf, ownName, unwrap } from './syntax.js';

/** `Analytics.setSingletonInstance(client)`, where the client was put into a variable first. */
export interface MadeShared {
  readonly node: SyntaxNode;
  readonly value: SyntaxNode;
  /** What was put into the variable. */
  readonly made: readonly SyntaxNode[];
}

/** Finds where a client in a variable becomes the shared one. */
export function madeShared(tree: NativeTree, clients: readonly DeclaredClient[]): MadeShared[] {
  return findAll(tree.root, (node) => callOf(tree, node)?.method === 'setSingletonInstance').flatMap(
    (node) => {
      const value = callOf(tree, node)?.args[0]?.value;
      if (!value || isMadeHere(tree, value) || clientOf(tree, value, clients)?.kind !== 'held') return [];
      const own = ownName(tree, value);
      const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
      const given = [declared?.value ?? null, ...(own ? assigned(tree, own.name) : [])];
      return [{ node, value, made: given.flatMap((one) => (one ? [unwrap(one)] : [])) }];
    },
  );
}

const isMadeHere = (tree: NativeTree, value: SyntaxNode): boolean =>
  constructionOf(tree, value) !== null || isUnreadBuild(tree, value);

/** What a name is assigned, anywhere in the file. */
function assigned(tree: NativeTree, name: string): (SyntaxNode | null)[] {
  return findAll(tree.root, ({ type }) => type === 'assignment' || type === 'assignment_expression').flatMap(
    (node) => {
      const left = fieldOf(node, 'left');
      return left && ownName(tree, left)?.name === name ? [fieldOf(node, 'right') ?? null] : [];
    },
  );
}
