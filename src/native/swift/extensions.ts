import type { NativeFile } from '../language.js';
import { fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { isClientClass } from './sdk.js';
import { inheritedBy, isExtension, isTypeDeclaration, typeNameOf } from './syntax.js';

/** Extensions of a client's class in a file. */
export function extensionsIn(file: NativeFile): SyntaxNode[] {
  return findAll(file.tree.root, isTypeDeclaration).filter(
    (node) => isExtension(node) && isClientClass(file, typeNameOf(file.tree, node)),
  );
}

/** A class inherits from a client's: Amplitude's could not take its place. */
export const inheritsClient = (file: NativeFile): boolean =>
  findAll(file.tree.root, isTypeDeclaration).some(
    (node) =>
      !isExtension(node) && inheritedBy(file.tree, node).some((name) => isClientClass(file, name, node)),
  );

/** Functions and properties that extensions of a client's class add to it. */
export function membersIn(file: NativeFile): string[] {
  return extensionsIn(file).flatMap((node) => namesIn(file.tree, node));
}

/** What an extension adds. */
export function namesIn(tree: NativeTree, extension: SyntaxNode): string[] {
  const body = fieldOf(extension, 'body');
  return (body?.children ?? []).flatMap(({ type, children }) => {
    if (type !== 'function_declaration' && type !== 'property_declaration') return [];
    return children.filter(({ field }) => field === 'name').map((name) => textOf(tree, name).trim());
  });
}

/** Those that the extensions of all files add. */
export function extensionMembers(file: NativeFile): ReadonlySet<string> {
  return file.project.extensions;
}
