import { ancestorsOf, type NativeTree, type SyntaxNode, textOf } from '../tree.js';

/** A variable, property or parameter. */
export interface Declaration {
  readonly name: string;
  /** The whole declaration. */
  readonly node: SyntaxNode;
  readonly nameNode: SyntaxNode;
  readonly kind: 'local' | 'parameter' | 'member' | 'top';
  /** Its type as written; null where it is inferred. */
  readonly type: SyntaxNode | null;
  readonly value: SyntaxNode | null;
  /** Where the name is known. */
  readonly scope: SyntaxNode;
  readonly isPrivate: boolean;
  readonly isConstant: boolean;
}

const classes =
  /^(class_declaration|object_declaration|companion_object|interface_declaration|enum_declaration|record_declaration|object_literal|anonymous_object)$/;

const functions =
  /^(function_declaration|secondary_constructor|anonymous_function|lambda_literal|getter|setter|method_declaration|constructor_declaration|lambda_expression|compact_constructor_declaration)$/;

/** A class, an interface, an object: what has members. */
export const isClass = ({ type }: SyntaxNode): boolean => classes.test(type);

/** A function, method, constructor or lambda: what has parameters. */
export const isFunction = ({ type }: SyntaxNode): boolean => functions.test(type);

/** A name, with the node that it was read from. */
export const named = (tree: NativeTree, nameNode: SyntaxNode) => ({ name: textOf(tree, nameNode), nameNode });

/** The class, block or file that a declaration stands in. Members of a companion are known in the whole class. */
export function scopeOf(node: SyntaxNode): SyntaxNode {
  for (const around of ancestorsOf(node)) {
    if (around.type === 'companion_object') continue;
    if (
      isClass(around) ||
      /^(block|lambda_literal|source_file|program|constructor_body|switch_block_statement_group|when_entry|control_structure_body)$/.test(
        around.type,
      )
    )
      return around;
  }
  return node;
}

/** `private static final` of a declaration, as one text. */
export const modifiersOf = (tree: NativeTree, node: SyntaxNode): string => {
  const modifiers = node.children.find(({ type }) => type === 'modifiers');
  return modifiers ? textOf(tree, modifiers) : '';
};

/** True for what only its own class or file sees. */
export function isPrivate(tree: NativeTree, node: SyntaxNode): boolean {
  return /\bprivate\b/.test(modifiersOf(tree, node));
}
