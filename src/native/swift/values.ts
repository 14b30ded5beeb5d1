import type { Entry, Value } from '../../segment/value.js';
import {
  ancestorsOf,
  fieldOf,
  fieldsOf,
  isComment,
  type NativeTree,
  parts,
  type SyntaxNode,
  spanOf,
  textOf,
} from '../tree.js';
import { declarationOf } from './scope.js';
import { isOptionalType } from './sdk.js';

/** Reads an argument as far as it can be read from the code. */
export function readValue(tree: NativeTree, node: SyntaxNode): Value {
  const span = spanOf(node);
  const base = { span, shape: 'unknown', nullable: true, stable: isStable(node) } as const;
  const solid = { ...base, nullable: false };
  switch (node.type) {
    case 'line_string_literal':
    case 'multi_line_string_literal':
    case 'raw_string_literal':
      return { ...solid, shape: 'string', ...stringFacts(tree, node) };
    case 'integer_literal':
    case 'real_literal':
    case 'hex_literal':
      return { ...solid, shape: 'number', ...numberFacts(textOf(tree, node)) };
    case 'boolean_literal':
      return { ...solid, shape: 'boolean', constant: textOf(tree, node) === 'true' };
    case 'nil':
      return { ...base, shape: 'null' };
    case 'dictionary_literal':
      return { ...solid, shape: 'object', stable: false, ...dictionaryFacts(tree, node) };
    case 'array_literal':
      return {
        ...solid,
        shape: 'array',
        stable: false,
        items: fieldsOf(node, 'element').map((item) => readValue(tree, item)),
      };
    case 'as_expression':
    case 'tuple_expression': {
      const [inner] = parts(node);
      return inner && (node.type === 'as_expression' || parts(node).length === 1)
        ? { ...readValue(tree, inner), span }
        : base;
    }
    case 'prefix_expression':
      return /^-\s*[\d.]+$/.test(textOf(tree, node))
        ? { ...solid, shape: 'number', constant: Number(textOf(tree, node)) }
        : base;
    case 'simple_identifier':
      return { ...base, ...nameFacts(tree, node) };
    case 'navigation_expression':
      return { ...base, ...memberFacts(textOf(tree, node)) };
    case 'call_expression':
      return { ...base, ...callFacts(textOf(tree, node)) };
    default:
      return base;
  }
}

function stringFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const pieces = node.children.filter((child) => child.named);
  const text = pieces.map((piece) => textOf(tree, piece)).join('');
  const plain = pieces.every((piece) => piece.type === 'line_str_text');
  if (plain && node.type === 'line_string_literal') return { constant: text, nonEmpty: text !== '' };
  return {
    nonEmpty: pieces.some((piece) => /text|escaped/.test(piece.type) && textOf(tree, piece).trim() !== ''),
  };
}

function numberFacts(text: string): Partial<Value> {
  const value = Number(text.replaceAll('_', ''));
  return Number.isNaN(value) ? {} : { constant: value };
}

/** Keys and values stand in turn; a `nil` has no name of its own in the grammar. */
function dictionaryFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const keys = fieldsOf(node, 'key');
  const entries = keys.map((key): Entry => {
    const value = node.children.find((child) => child.field === 'value' && child.start > key.end);
    const span = { start: key.start, end: value?.end ?? key.end };
    const name = key.type === 'line_string_literal' ? stringFacts(tree, key).constant : undefined;
    if (typeof name !== 'string' || !value) return { kind: 'computed', span };
    return { kind: 'property', key: name, value: readValue(tree, value), span };
  });
  return { entries, commented: node.children.some(isComment) };
}

/** What a written type says: `String?`, `[String: Any]`. */
function typeFacts(type: string | null): Partial<Value> {
  if (type === null) return {};
  const bare = type.replace(/[?!]$/, '').replace(/\s+/g, '');
  const nullable = /[?!]$/.test(type);
  if (bare === 'String') return { shape: 'string', nullable };
  if (/^\[(String|AnyHashable):\w+\??\]$|^Dictionary<String,\w+>$/.test(bare))
    return { shape: 'object', nullable };
  if (/^(Int|Double|Float|Int64)$/.test(bare)) return { shape: 'number', nullable };
  if (/^(NS)?Date$/.test(bare)) return { shape: 'date', nullable };
  return bare === 'Bool' ? { shape: 'boolean', nullable } : {};
}

/** What the declaration of a name says: its type, else a literal or a date that a constant is made from. */
function nameFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const declared = declarationOf(tree, node, textOf(tree, node));
  if (!declared) return {};
  if (declared.type !== null) return typeFacts(declared.type);
  const { value } = declared;
  if (!value || value === declared.node || declared.place === 'binding') return {};
  if (value.type === 'dictionary_literal') return { shape: 'object', nullable: false };
  const text = textOf(tree, value);
  if (/^(Date|NSDate)\(/.test(text)) return { shape: 'date', nullable: false };
  return /^"/.test(text) ? { shape: 'string', nullable: false } : {};
}

/** True for what is certain to be an optional: by its type, a question mark in it, or a cast that may fail. */
export function isOptional(tree: NativeTree, node: SyntaxNode): boolean {
  const text = textOf(tree, node);
  if (node.type === 'as_expression') return /\bas\?[^)]*$/.test(text);
  if (node.type === 'navigation_expression' || node.type === 'call_expression')
    return /\w\?\s*\.|\]\?\s*\./.test(text.replace(/\([^()]*\)/g, '()').replace(/\?\?/g, ''));
  if (node.type !== 'simple_identifier') return false;
  return isOptionalType(declarationOf(tree, node, text)?.type ?? '');
}

/** Members that are certain to be texts with something in them. */
function memberFacts(text: string): Partial<Value> {
  return /\.uuidString$/.test(text) ? { shape: 'string', nullable: false, nonEmpty: true } : {};
}

function callFacts(text: string): Partial<Value> {
  if (/^NSNull\(\)$/.test(text)) return { shape: 'null' };
  if (/^String\(describing:/.test(text)) return { shape: 'string', nullable: false, nonEmpty: true };
  if (/^String\(/.test(text)) return { shape: 'string', nullable: false };
  return /^(Date|NSDate)\(/.test(text) ? { shape: 'date', nullable: false } : {};
}

/** Reading it again gives the same and does nothing else. */
function isStable(node: SyntaxNode): boolean {
  if (/literal$|^nil$/.test(node.type))
    return !node.children.some((child) => child.type === 'interpolated_expression');
  if (node.type === 'simple_identifier' || node.type === 'self_expression') return true;
  if (node.type !== 'navigation_expression') return false;
  const target = fieldOf(node, 'target');
  return target !== undefined && isStable(target);
}

/** The function, closure or accessor around a node, else the file: names in it are one scope. */
export function scopeOf(node: SyntaxNode): SyntaxNode {
  let last = node;
  for (const ancestor of ancestorsOf(node)) {
    if (ancestor.type === 'statements' || ancestor.type === 'source_file') return ancestor;
    last = ancestor;
  }
  return last;
}
