import { fieldOf, isComment, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';

/** A message, `[receiver label:argument label:argument]`, or a property that is read with a dot, which is one without arguments. */
export interface Message {
  readonly node: SyntaxNode;
  readonly receiver: SyntaxNode;
  /** The first part of the selector: `track` of `track:properties:`. */
  readonly name: SyntaxNode;
  readonly method: string;
  readonly selector: string;
  readonly args: readonly Part[];
}

/** A part of a selector that takes an argument. */
export interface Part {
  readonly label: string;
  readonly value: SyntaxNode;
  /** Arguments behind a comma, as `stringWithFormat:` takes them. */
  readonly more: readonly SyntaxNode[];
}

/** Reads a node as a message; null for anything else. */
export function messageOf(tree: NativeTree, node: SyntaxNode): Message | null {
  if (node.type === 'field_expression') return propertyOf(tree, node);
  if (node.type !== 'message_expression') return null;
  const receiver = fieldOf(node, 'receiver');
  const name = fieldOf(node, 'method');
  if (!receiver || !name) return null;
  const args: { label: string; value: SyntaxNode; more: SyntaxNode[] }[] = [];
  let label = '';
  let isNew = false;
  for (const child of node.children.filter(({ start }) => start >= name.start)) {
    if (child.field === 'method') {
      label = textOf(tree, child);
      isNew = true;
    } else if (child.named && !isComment(child)) {
      if (isNew) args.push({ label, value: child, more: [] });
      else args.at(-1)?.more.push(child);
      isNew = false;
    }
  }
  const method = textOf(tree, name);
  const selector = args.length === 0 ? method : args.map((part) => `${part.label}:`).join('');
  return { node, receiver, name, method, selector, args };
}

/** `SEGAnalytics.sharedAnalytics`, but not the field of a struct behind `->`. */
function propertyOf(tree: NativeTree, node: SyntaxNode): Message | null {
  const receiver = fieldOf(node, 'argument');
  const name = fieldOf(node, 'field');
  if (!receiver || !name || tree.text.slice(receiver.end, name.start).includes('->')) return null;
  const method = textOf(tree, name);
  return { node, receiver, name, method, selector: method, args: [] };
}

/** Takes brackets and casts off an expression. */
export function unwrap(node: SyntaxNode): SyntaxNode {
  const inner = node.type === 'parenthesized_expression' ? parts(node)[0] : undefined;
  if (inner && inner.type !== 'compound_statement') return unwrap(inner);
  const value = node.type === 'cast_expression' ? fieldOf(node, 'value') : undefined;
  return value ? unwrap(value) : node;
}

/** A name, alone or of `self`: `client`, `self.client`, `self->_client`, `[self client]`; null for anything else. */
export function ownName(
  tree: NativeTree,
  expression: SyntaxNode,
): { name: string; isMember: boolean; node: SyntaxNode } | null {
  const node = unwrap(expression);
  if (node.type === 'identifier') return { name: textOf(tree, node), isMember: false, node };
  const member = node.type === 'field_expression' ? fieldOf(node, 'field') : undefined;
  const message = messageOf(tree, node);
  const name = member ?? (message?.args.length === 0 ? message.name : undefined);
  const object = member ? fieldOf(node, 'argument') : message?.receiver;
  if (!name || !object || textOf(tree, object) !== 'self') return null;
  return { name: textOf(tree, name), isMember: true, node: name };
}

/** The text of a literal without anything computed in it. */
export function textConstant(tree: NativeTree, node: SyntaxNode): string | undefined {
  if (node.type === 'concatenated_string') {
    const texts = parts(node).map((part) => textConstant(tree, part));
    return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
  }
  if (node.type !== 'string_literal') return undefined;
  const source = textOf(tree, node).replace(/^@\s*/, '');
  try {
    return JSON.parse(source.replaceAll("\\'", "'")) as string;
  } catch {
    return undefined;
  }
}

/** A text as a literal. */
export const quoted = (text: string): string => `@${JSON.stringify(text)}`;
