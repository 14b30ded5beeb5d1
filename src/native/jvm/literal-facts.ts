import type { Value } from '../../segment/value.js';
import { type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { textConstant } from './syntax.js';
import { readValue } from './values.js';

/** What is certain of a literal, and of what is computed of literals. */
export function literalFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const text = textOf(tree, node);
  if (text === 'null') return { shape: 'null' };
  if (text === 'true' || text === 'false')
    return { shape: 'boolean', nullable: false, constant: text === 'true' };
  if (/string_literal|text_block|character_literal/.test(node.type)) {
    const constant = textConstant(tree, node);
    const known =
      constant !== undefined ? { constant, nonEmpty: constant !== '' } : { nonEmpty: hasText(tree, node) };
    return { shape: 'string', nullable: false, ...known };
  }
  if (
    /^-?(0[xXbB])?[\d_][\da-fA-F_]*(\.[\d_]+)?([eE][+-]?\d+)?[uUlLfFdD]*$/.test(text) &&
    /literal|unary/.test(node.type)
  ) {
    const value = Number(text.replace(/_/g, '').replace(/(?<!0[xX][\da-fA-F]*)[uUlLfFdD]+$/, ''));
    return { shape: 'number', nullable: false, ...(Number.isNaN(value) ? {} : { constant: value }) };
  }
  if (node.type === 'binary_expression') return operationFacts(tree, node);
  return /lambda|anonymous_function|method_reference|callable_reference/.test(node.type)
    ? { shape: 'function', nullable: false }
    : {};
}

/** A text with something in it besides what is computed. */
function hasText(tree: NativeTree, node: SyntaxNode): boolean {
  return node.children.some(
    ({ type, start, end }) =>
      /content|fragment|escape/.test(type) && /[^$\s]/.test(tree.text.slice(start, end)),
  );
}

/** `"a" + b`, `n * 2`, `a == b` */
function operationFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const sign = operatorOf(tree, node);
  if (sign === '?:') return elvisFacts(tree, node);
  if (/^(==|!=|<|>|<=|>=|&&|\|\||===|!==)$/.test(sign)) return { shape: 'boolean', nullable: false };
  const sides = parts(node).map((side) => readValue(tree, side));
  if (sign === '+' && sides.some(({ shape }) => shape === 'string')) {
    return { shape: 'string', nullable: false, nonEmpty: sides.some(({ nonEmpty }) => nonEmpty === true) };
  }
  const isNumber = /^[-+*/%]$/.test(sign) && sides.every(({ shape }) => shape === 'number');
  return isNumber ? { shape: 'number', nullable: false } : {};
}

/** `+` of `a + b`. */
export const operatorOf = (tree: NativeTree, node: SyntaxNode): string => {
  const operator = node.children.find((child) => !child.named);
  return operator ? textOf(tree, operator) : '';
};

/** `a ?: b` is of the type of both, and missing only where `b` is. */
function elvisFacts(tree: NativeTree, node: SyntaxNode): Partial<Value> {
  const [left, right] = parts(node).map((side) => readValue(tree, side));
  if (!left || !right || (left.shape !== 'unknown' && left.shape !== right.shape)) return {};
  return right.shape === 'string' || right.shape === 'number' || right.shape === 'boolean'
    ? { shape: right.shape, nullable: right.nullable }
    : {};
}
