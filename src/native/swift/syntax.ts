import { ancestorsOf, fieldOf, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';

/** `receiver?.member` taken apart; the receiver is null for `.member`. */
export interface Member {
  readonly receiver: SyntaxNode;
  /** What stands between the receiver and the name: `.`, `?.`, or with a line break before it. */
  readonly access: string;
  readonly name: SyntaxNode;
}

/** Takes `a.b` apart; null for anything else. */
export function memberOf(tree: NativeTree, node: SyntaxNode): Member | null {
  if (node.type !== 'navigation_expression') return null;
  const receiver = fieldOf(node, 'target');
  const suffix = fieldOf(node, 'suffix');
  const name = suffix && fieldOf(suffix, 'suffix');
  if (!receiver || name?.type !== 'simple_identifier') return null;
  return { receiver, access: tree.text.slice(receiver.end, name.start), name };
}

/** An argument of a call, with the label that stands before it. */
export interface Argument {
  readonly label: string | null;
  readonly value: SyntaxNode;
}

/** A call taken apart: what is called, and with what. A closure behind the brackets has the label `{}`. */
export interface Call {
  readonly callee: SyntaxNode;
  readonly args: readonly Argument[];
}

/** Takes a call apart; null for anything else. */
export function callOf(tree: NativeTree, node: SyntaxNode): Call | null {
  const [callee, suffix] = node.type === 'call_expression' ? node.children : [];
  if (!callee || suffix?.type !== 'call_suffix') return null;
  const list = suffix.children.find(({ type }) => type === 'value_arguments');
  const given = (list?.children ?? []).filter(({ type }) => type === 'value_argument');
  // `dictionary[key]` is a call with other brackets.
  if (list?.children[0] && textOf(tree, list.children[0]) === '[') return null;
  const closures = suffix.children.filter(({ type }) => type === 'lambda_literal');
  return {
    callee,
    args: [
      ...given.map((argument) => argumentOf(tree, argument)),
      ...closures.map((value) => ({ label: '{}', value })),
    ],
  };
}

function argumentOf(tree: NativeTree, argument: SyntaxNode): Argument {
  const label = argument.children.find(({ type }) => type === 'value_argument_label');
  const value = fieldOf(argument, 'value') ?? parts(argument).at(-1) ?? argument;
  return { label: label ? textOf(tree, label) : null, value };
}

/** The expression in brackets, behind `!`, or before a cast. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  const [inner, ...more] = parts(node);
  if (!inner) return node;
  if (node.type === 'tuple_expression' && more.length === 0) return unwrap(inner);
  if (node.type === 'postfix_expression' || node.type === 'as_expression') return unwrap(inner);
  if (/^(try|await)_expression$/.test(node.type)) return unwrap(parts(node).at(-1) ?? inner);
  return node;
}

/** The class, structure, extension or protocol around a node. */
export function typeAround(node: SyntaxNode): SyntaxNode | null {
  for (const around of ancestorsOf(node)) if (isTypeDeclaration(around)) return around;
  return null;
}

export const isTypeDeclaration = ({ type }: SyntaxNode): boolean =>
  type === 'class_declaration' || type === 'protocol_declaration';

/** An extension's name is a type, that of a declaration a name. */
export const isExtension = (node: SyntaxNode): boolean => fieldOf(node, 'name')?.type === 'user_type';

/** The name of a declared or extended type. */
export function typeNameOf(tree: NativeTree, node: SyntaxNode): string {
  const name = fieldOf(node, 'name');
  return name ? textOf(tree, name) : '';
}

/** What a type declaration or an extension says behind its colon. */
export const inheritedBy = (tree: NativeTree, node: SyntaxNode): string[] =>
  node.children.filter(({ type }) => type === 'inheritance_specifier').map((one) => textOf(tree, one));
