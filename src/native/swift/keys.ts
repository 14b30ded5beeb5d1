import { openKey, ownKey } from '../components.js';
import type { NativeFile } from '../language.js';
import { besideKey } from '../project.js';
import { ancestorsOf, fieldOf, type SyntaxNode, textOf } from '../tree.js';
import type { Client } from './clients.js';
import { ownerOf } from './members.js';
import type { Declaration } from './scope.js';
import type { SwiftCall } from './swift-call.js';
import { typeAround, typeNameOf } from './syntax.js';
import { takerKey } from './takers.js';

/** The key by which a client is told from others: the same for all names that it has in a file. */
export function keyOfClient(
  file: NativeFile,
  { kind, foreign, declaration, given }: Client,
  at: SyntaxNode,
): string {
  if (foreign) return besideKey(foreign);
  if (kind === 'extended') return keyOfExtension(at);
  if (given) return keyOfFunction(file, given);
  return declaration ? keyOfDeclaration(file, declaration) : openKey;
}

/** The key of the client of a call; null for the one that the app shares, and for the class itself. */
export function keyOfCall(file: NativeFile, { client, construction, node }: SwiftCall): string | null {
  if (construction) return construction.isShared ? null : ownKey(construction.node);
  return client === null || client.kind === 'shared' ? null : keyOfClient(file, client, node);
}

/** The key of what a declaration holds. */
export function keyOfDeclaration(file: NativeFile, { node, place, isPrivate, name }: Declaration): string {
  if (place === 'parameter') {
    const holder = node.parent;
    return holder && /^(function|init|subscript)_declaration$/.test(holder.type)
      ? takerKey(file, holder)
      : ownKey(node);
  }
  const isSeen = (place === 'property' || place === 'global') && !isPrivate;
  if (!isSeen) return ownKey(node);
  const owner = typeAround(node);
  return besideKey({ name, owner: owner ? typeNameOf(file.tree, owner) : null });
}

/** The key of the client that a function gives. */
export function keyOfFunction({ tree }: NativeFile, node: SyntaxNode): string {
  const name = fieldOf(node, 'name');
  const owner = node.parent?.type === 'source_file' ? null : ownerOf(tree, node);
  const isPrivate = /^[^({]*\b(private|fileprivate)\b/.test(textOf(tree, node));
  return !name || owner === undefined || isPrivate
    ? ownKey(node)
    : besideKey({ name: textOf(tree, name), owner });
}

/** All that an extension of the client's class adds changes together. */
export function keyOfExtension(at: SyntaxNode): string {
  const around = [at, ...ancestorsOf(at)].find(({ type }) => type === 'class_declaration');
  return around ? ownKey(around) : openKey;
}

/** The key of a member that an extension adds to the client's class. */
export const memberKey = (name: string): string => `.${name}()`;
