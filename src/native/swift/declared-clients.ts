import type { NativeFile } from '../language.js';
import type { DeclaredClient } from '../project.js';
import { fieldOf, findAll, type SyntaxNode, textOf } from '../tree.js';
import { holdsClient } from './clients.js';
import { givesClient } from './functions.js';
import { ownerOf } from './members.js';
import { isInPlugIn } from './plug-ins.js';
import { type Declaration, declarationsIn } from './scope.js';

/** A client that other files can see, and where it is declared; null for what a function gives. */
export interface Declared extends DeclaredClient {
  readonly declaration: Declaration | null;
  readonly node: SyntaxNode;
}

/** Clients that types of a file hold or give, and global ones, where other files can see them. */
export const declaredClients = (file: NativeFile): Declared[] => [
  ...heldClients(file),
  ...givenClients(file),
];

function givenClients(file: NativeFile): Declared[] {
  const { tree } = file;
  return findAll(tree.root, ({ type }) => type === 'function_declaration').flatMap((node): Declared[] => {
    const name = fieldOf(node, 'name');
    const owner = node.parent?.type === 'source_file' ? null : ownerOf(tree, node);
    const isPrivate = /^[^({]*\b(private|fileprivate)\b/.test(textOf(tree, node));
    if (!name || owner === undefined || isPrivate || isInPlugIn(file, node) || !givesClient(file, node))
      return [];
    return [{ name: textOf(tree, name), owner, declaration: null, node }];
  });
}

function heldClients(file: NativeFile): Declared[] {
  const { tree } = file;
  const found = findAll(tree.root, ({ type }) => /^(property|protocol_property)_declaration$/.test(type));
  return found.flatMap((node): Declared[] => {
    if (isInPlugIn(file, node)) return [];
    const owner = node.parent?.type === 'source_file' ? null : ownerOf(tree, node);
    if (owner === undefined) return [];
    return declarationsIn(tree, node)
      .filter((one) => !one.isPrivate && holdsClient(file, one, one.name))
      .map((declaration) => ({ name: declaration.name, owner, declaration, node }));
  });
}
