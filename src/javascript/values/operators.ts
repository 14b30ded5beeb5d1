import type { Node } from '@babel/types';
import type { Value } from '../../segment/value.js';
import { spanOf } from '../syntax/span.js';
import type { Tree } from '../syntax/tree.js';
import { type Description, readValue } from './read.js';

export function describeTemplate(texts: readonly string[], holes: number): Description {
  const fixed = texts.join('');
  if (holes === 0) return { shape: 'string', constant: fixed, nonEmpty: fixed !== '' };
  return { shape: 'string', nonEmpty: fixed !== '' };
}

export function describeUnary(operator: string, argument: Node): Description {
  if (operator === 'void') return { shape: 'undefined' };
  if (operator === '-' && argument.type === 'NumericLiteral')
    return { shape: 'number', constant: -argument.value };
  if (operator === '!' || operator === 'delete') return { shape: 'boolean' };
  if (operator === '-' || operator === '+' || operator === '~') return { shape: 'number' };
  return operator === 'typeof' ? { shape: 'string', nonEmpty: true } : { shape: 'unknown' };
}

export function describeBinary(tree: Tree, operator: string, left: Node, right: Node): Description {
  if (/^([!=]==?|[<>]=?|in|instanceof)$/.test(operator)) return { shape: 'boolean' };
  if (operator !== '+') return { shape: 'number' };
  const sides = [readValue(tree, left), readValue(tree, right)];
  if (sides.some((side) => side.shape === 'string')) {
    const nonEmpty = sides.some((side) => side.nonEmpty === true);
    const [a, b] = sides.map((side) => side.constant);
    const constant = a !== undefined && b !== undefined ? { constant: `${a}${b}` } : {};
    return { shape: 'string', nonEmpty, ...constant };
  }
  return sides.every((side) => side.shape === 'number' && !side.nullable)
    ? { shape: 'number' }
    : { shape: 'unknown' };
}

export function describeLogical(tree: Tree, operator: string, left: Node, right: Node): Description {
  if (operator === '&&')
    return { shape: 'unknown', either: { test: spanOf(left), one: readValue(tree, right) } };
  const [first, second] = [readValue(tree, left), readValue(tree, right)];
  const joined = sameShape({ ...first, nullable: false }, second);
  // `x || ''` is as empty as what stands last.
  return joined.shape === 'string'
    ? { ...joined, nonEmpty: second.nonEmpty === true && operator === '||' }
    : joined;
}

export function describeChoice(tree: Tree, test: Node, consequent: Node, alternate: Node): Description {
  const [one, other] = [readValue(tree, consequent), readValue(tree, alternate)];
  return { ...sameShape(one, other), either: { test: spanOf(test), one, other } };
}

function sameShape(a: Value, b: Value): Description {
  if (a.shape !== b.shape) return { shape: 'unknown' };
  return {
    shape: a.shape,
    nullable: a.nullable || b.nullable,
    nonEmpty: a.nonEmpty === true && b.nonEmpty === true,
  };
}
