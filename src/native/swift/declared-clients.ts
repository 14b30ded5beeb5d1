import type { NativeFile } from '../language.js';
import type { DeclaredClient } from '../project.js';
import { fieldOf, findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { holdsClient } from './clients.js';
import { givesClient } from './functions.js';
import { isInPlugIn } from './plug-ins.js';
import { type Declaration, declarationOf } from './scope.js';
import { typeNameOf } from './syntax.js';

/** A client that other files can see, and where it is declared; null for what a function gives. */
export interface Declared extends DeclaredClient {
  readonly declaration: Declaration | null;
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
    return [{ name: textOf(tree, name), owner, declaration: null }];
  });
}

function heldClients(file: NativeFile): Declared[] {
  const { tree } = file;
  const found = findAll(tree.root, ({ type }) => /^(property|protocol_property)_declaration$/.test(type));
  return found.flatMap((node): Declared[] => {
    if (isInPlugIn(file, node)) return [];
    const owner = node.parent?.type === 'source_file' ? null : ownerOf(tree, node);
    if (owner === undefined) return [];
    return parts(node)
      .filter(({ field, type }) => field === 'name' && type === 'pattern')
      .flatMap((pattern): Declared[] => {
        const name = textOf(tree, pattern)
          .replace(/^(var|let)\s+/, '')
          .trim();
        const declaration = declaredBy(file, node, name);
        if (!declaration || declaration.isPrivate || !holdsClient(file, declaration, name)) return [];
        return [{ name, owner, declaration }];
      });
  });
}

function declaredBy({ tree }: NativeFile, node: SyntaxNode, name: string): Declaration | null {
  if (node.type === 'property_declaration') return declarationOf(tree, node, name, node.parent ?? undefined);
  const typeNode = node.children.find(({ type }) => type === 'type_annotation');
  const type = typeNode ? textOf(tree, typeNode).replace(/^:\s*/, '') : null;
  return { node, type, typeNode: null, value: null, place: 'property' };
}

/** The type that has a property; undefined for a local variable. */
function ownerOf(tree: NativeTree, node: SyntaxNode): string | undefined {
  const body = node.parent;
  if (!body || !/(class_body|protocol_body)$/.test(body.type) || !body.parent) return undefined;
  return typeNameOf(tree, body.parent);
}
