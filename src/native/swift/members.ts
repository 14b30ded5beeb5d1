import type { NativeFile } from '../language.js';
import { ancestorsOf, fieldOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { type Declaration, declarationOf } from './scope.js';
import { inheritedBy, isTypeDeclaration, memberOf, typeAround, typeNameOf, unwrap } from './syntax.js';

/** The property of the type around a node, over the names of functions in between. */
export function propertyAround(tree: NativeTree, node: SyntaxNode, name: string): Declaration | null {
  const around = typeAround(node);
  if (!around) return null;
  const types = findAll(tree.root, isTypeDeclaration);
  const same = types.filter((type) => typeNameOf(tree, type) === typeNameOf(tree, around));
  for (const type of [around, ...same]) {
    const found = propertyIn(tree, type, name);
    if (found) return found;
  }
  return null;
}

/** The property of a type, or of one part of it. */
export function propertyIn(tree: NativeTree, type: SyntaxNode, name: string): Declaration | null {
  const body = fieldOf(type, 'body');
  const first = body?.children[0];
  return first ? declarationOf(tree, first, name, body) : null;
}

/** True in a type, or in an extension of it, or in one that says it inherits from it. */
export function isWithin({ tree }: NativeFile, node: SyntaxNode, owner: string): boolean {
  return [...ancestorsOf(node)].some(
    (around) =>
      isTypeDeclaration(around) &&
      (typeNameOf(tree, around) === owner || inheritedBy(tree, around).includes(owner)),
  );
}

/** True where an expression is an object of a type, or the type itself: by cast, by declared type, by name. */
export function isOf(tree: NativeTree, expression: SyntaxNode, owner: string): boolean {
  const word = new RegExp(`\\b${owner}\\b`);
  if (word.test(textOf(tree, expression))) return true;
  const node = unwrap(expression);
  const name = lastName(tree, node);
  const declared = name === null ? null : declarationOf(tree, node, name);
  if (!declared) return false;
  if (declared.type !== null) return word.test(declared.type);
  return (
    declared.value !== null && declared.value !== declared.node && word.test(textOf(tree, declared.value))
  );
}

/** The name of a variable, alone or of `self`; null for any other expression. */
export function lastName(tree: NativeTree, value: SyntaxNode): string | null {
  const node = unwrap(value);
  if (node.type === 'simple_identifier') return textOf(tree, node);
  const member = memberOf(tree, node);
  return member && /^self\??$/.test(textOf(tree, member.receiver)) ? textOf(tree, member.name) : null;
}

/** The type that has a property; undefined for a local variable. */
export function ownerOf(tree: NativeTree, node: SyntaxNode): string | undefined {
  const body = node.parent;
  if (!body || !/(class_body|protocol_body)$/.test(body.type) || !body.parent) return undefined;
  return typeNameOf(tree, body.parent);
}
