import type { Entry, Value } from '../../segment/value.js';
import { fieldOf, isComment, type NativeTree, parts, type SyntaxNode, spanOf, textOf } from '../tree.js';
import { resolve } from './scope.js';
import { messageOf, ownName, textConstant, unwrap } from './syntax.js';

/** Reads an argument as far as it can be read from the code. */
export function readValue(tree: NativeTree, node: SyntaxNode): Value {
  const span = spanOf(node);
  const inner = unwrap(node);
  if (inner !== node) return { ...readValue(tree, inner), span };
  const base = { span, shape: 'unknown', nullable: true, stable: isStable(node) } as const;
  return { ...base, ...factsOf(tree, node) };
}

function factsOf(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  switch (node.type) {
    case 'string_literal':
    case 'concatenated_string':
      return textFacts(textConstant(tree, node));
    case 'number_literal':
      return numberFacts(textOf(tree, node));
    case 'at_expression':
      return boxedFacts(tree, parts(node)[0]);
    case 'dictionary_literal':
      return { shape: 'object', nullable: false, stable: false, ...entriesOf(tree, node) };
    case 'array_literal':
      return {
        shape: 'array',
        nullable: false,
        stable: false,
        items: parts(node).map((item) => readValue(tree, item)),
      };
    case 'conditional_expression':
      return elvisFacts(tree, node);
    case 'block_literal':
      return { shape: 'function', nullable: false };
    case 'identifier':
      return nameFacts(tree, node);
    default:
      return messageFacts(tree, node);
  }
}

const textFacts = (constant: string | undefined): Partial<Value> => ({
  shape: 'string',
  nullable: false,
  ...(constant === undefined ? {} : { constant, nonEmpty: constant !== '' }),
});

function numberFacts(text: string): Partial<Value> {
  const value = Number(text.replace(/(?<!0[xX][\da-fA-F]*)[uUlLfF]+$/, ''));
  return { shape: 'number', nullable: false, ...(Number.isNaN(value) ? {} : { constant: value }) };
}

/** `@3`, `@YES`, `@(…)`: an object in any case. */
function boxedFacts(tree: NativeTree, node: SyntaxNode | undefined): Partial<Value> {
  const inner = node && unwrap(node);
  const text = inner ? textOf(tree, inner) : '';
  if (/^-?[\d.]/.test(text) && /literal|unary/.test(inner?.type ?? '')) return numberFacts(text);
  const known = booleanFacts(text);
  return known.shape ? known : { nullable: false };
}

function booleanFacts(text: string): Partial<Value> {
  const isBoolean = /^(YES|NO|true|false|TRUE|FALSE)$/.test(text);
  return isBoolean ? { shape: 'boolean', nullable: false, constant: /^(YES|true)$/i.test(text) } : {};
}

function entriesOf(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const entries = parts(node).map((pair): Entry => {
    const [key, value] = parts(pair);
    const constant = key ? textConstant(tree, unwrap(key)) : undefined;
    if (constant === undefined || !value) return { kind: 'computed', span: spanOf(pair) };
    // A dictionary cannot hold nil.
    const read = { ...readValue(tree, value), nullable: false };
    return { kind: 'property', key: constant, value: read, span: spanOf(pair) };
  });
  return { entries, commented: hasComment(node) };
}

const hasComment = ({ children }: SyntaxNode): boolean =>
  children.some((child) => isComment(child) || hasComment(child));

/** `a ?: b` is a text where both are, and missing only where `b` is. */
function elvisFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const [condition, consequence, alternative] = ['condition', 'consequence', 'alternative'].map((field) =>
    fieldOf(node, field),
  );
  const left = consequence ?? condition;
  if (!left || !alternative) return {};
  const [a, b] = [readValue(tree, left), readValue(tree, alternative)];
  if (a.shape !== b.shape && a.shape !== 'unknown') return {};
  return b.shape === 'string' || b.shape === 'object'
    ? { shape: b.shape, nullable: b.nullable || (consequence !== undefined && a.nullable) }
    : {};
}

function nameFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const name = textOf(tree, node);
  if (/^(nil|Nil|NULL)$/.test(name)) return { shape: 'null' };
  return { ...booleanFacts(name), ...idFacts(name), ...variableFacts(tree, node) };
}

const idFacts = (name: string): Partial<Value> =>
  /(^|[a-z_])(ID|Id)$|^(uid|UID)$/.test(name) ? { namedAsId: true } : {};

/** What the type of a variable says, and the text that a constant has. */
function variableFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const own = ownName(tree, node);
  const declared = own ? resolve(tree, own) : null;
  if (!declared) return {};
  const isConstant = /\bconst\b/.test(textOf(tree, declared.node)) && declared.value !== null;
  const constant = isConstant && declared.value ? textConstant(tree, declared.value) : undefined;
  const solid = constant === undefined ? {} : { nullable: false, nonEmpty: constant !== '' };
  return { ...typeFacts(declared.type?.name), ...solid };
}

function typeFacts(type: string | undefined): Partial<Value> {
  if (/^NS(Mutable)?String$/.test(type ?? '')) return { shape: 'string' };
  if (/^NS(Mutable)?Dictionary$/.test(type ?? '')) return { shape: 'object' };
  if (/^(NSInteger|NSUInteger|CGFloat)$/.test(type ?? '')) return { shape: 'number', nullable: false };
  if (type === 'NSNumber') return {};
  if (type === 'BOOL') return { shape: 'boolean', nullable: false };
  return type === 'NSDate' ? { shape: 'date' } : {};
}

/** What a message gives, as far as its class and selector tell. */
function messageFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const message = messageOf(tree, node);
  if (!message) return {};
  const { selector, method, args } = message;
  const owner = textOf(tree, message.receiver);
  if (owner === 'NSNull' && selector === 'null') return { shape: 'null' };
  if (owner === 'NSDate' || /^(dateByAddingTimeInterval:)$/.test(selector))
    return { shape: 'date', nullable: selector !== 'date' };
  if (selector === 'UUIDString') return { shape: 'string', nullable: true, ...idFacts(method) };
  if (/^stringWithFormat:|^localizedStringWithFormat:/.test(selector)) {
    const format = args[0] ? textConstant(tree, args[0].value) : undefined;
    const hasText = (format ?? '').replace(/%[-+ #0\d.*]*[hlqLztj]*[@a-zA-Z%]/g, '').trim() !== '';
    return { shape: 'string', nullable: false, nonEmpty: hasText };
  }
  if (/^(stringValue|absoluteString|description|uppercaseString|lowercaseString)$/.test(selector))
    return { shape: 'string' };
  const own = node.type === 'field_expression' ? ownName(tree, node) : null;
  return { ...idFacts(method), ...(own ? variableFacts(tree, node) : {}) };
}

/** Reading it again gives the same and does nothing else. */
function isStable(node: SyntaxNode): boolean {
  if (/^(identifier|string_literal|concatenated_string|number_literal)$/.test(node.type)) return true;
  if (node.type === 'at_expression') return parts(node).every(isStable);
  if (node.type !== 'field_expression') return false;
  const object = fieldOf(node, 'argument');
  return object !== undefined && isStable(object);
}
