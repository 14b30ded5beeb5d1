import { ancestorsOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { type Declaration, declarationsOf } from './declarations.js';

/** What has parameters. */
export const functions = /^(method_definition|method_declaration|function_definition|block_literal)$/;

/** What has members. */
export const isClass = ({ type }: SyntaxNode): boolean =>
  /^(class_interface|class_implementation|protocol_declaration)$/.test(type);

/** The name of the class that an interface or implementation is of; of a category the class that it adds to. */
export function classOf(tree: NativeTree, node: SyntaxNode): string | null {
  const name = parts(node).find(({ type }) => type === 'identifier');
  return name ? textOf(tree, name) : null;
}

/** The class around a node. */
export function classAround(tree: NativeTree, node: SyntaxNode): string | null {
  const around = [...ancestorsOf(node)].find(isClass);
  return around ? classOf(tree, around) : null;
}

/** The block, loop or file in which a variable is known. */
export function scopeOf(node: SyntaxNode): SyntaxNode {
  for (const around of ancestorsOf(node))
    if (/^(compound_statement|for_statement|translation_unit)$/.test(around.type)) return around;
  return node;
}

/** The function, method or block around a node, whose names must not clash. */
export function functionAround(node: SyntaxNode): SyntaxNode {
  let last = node;
  for (const around of ancestorsOf(node)) {
    if (/^(method_definition|function_definition|translation_unit)$/.test(around.type)) return around;
    last = around;
  }
  return last;
}

/** The declaration that a name means at a place: the innermost one around it, then a member of the class, then a global. */
export function resolve(
  tree: NativeTree,
  { name, isMember, node: at }: { name: string; isMember: boolean; node: SyntaxNode },
): Declaration | null {
  const found = declarationsOf(tree).get(name) ?? [];
  const around = found.filter(
    ({ kind, scope, node }) =>
      !isMember &&
      (kind === 'local' || kind === 'parameter') &&
      scope.start <= at.start &&
      at.end <= scope.end &&
      (kind === 'parameter' || node.start < at.start),
  );
  const size = ({ scope }: Declaration) => scope.end - scope.start;
  const [inner] = around.sort((a, b) => size(a) - size(b));
  if (inner) return inner;
  const owner = classAround(tree, at);
  const member = owner === null ? null : memberOf(tree, owner, name);
  if (member || isMember) return member;
  return found.find(({ kind }) => kind === 'global') ?? null;
}

/** A member of a class of the file; `_name` is the variable behind the property `name`. */
function memberOf(tree: NativeTree, owner: string, name: string): Declaration | null {
  const own = (wanted: string) =>
    declarationsOf(tree)
      .get(wanted)
      ?.find((one) => one.kind === 'member' && one.owner === owner) ?? null;
  return own(name) ?? (name.startsWith('_') ? own(name.slice(1)) : null);
}
