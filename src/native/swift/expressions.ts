import type { Expression } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import { nodeAt, type Rendering } from './rendering.js';

/** Renders an expression as text and ranges of the input. */
export function renderExpression(expression: Expression, context: Rendering): Piece[] {
  switch (expression.kind) {
    case 'source':
      return [expression.span];
    case 'constant':
      return [constantText(expression.value)];
    case 'name':
      return [context.locals.get(expression.name) ?? expression.name];
    case 'string':
      return ['String(', ...renderExpression(expression.value, context), ')'];
    case 'affixed': {
      const { prefix, value, suffix } = expression;
      const text = context.file.tree.text.slice(value.start, value.end);
      if (/^"(?!"")[^\n]*"$/.test(text)) return [`"${prefix}${text.slice(1, -1)}${suffix}"`];
      return [`"${prefix}\\(`, value, `)${suffix}"`];
    }
    case 'object':
      return dictionary(expression, context);
    case 'milliseconds': {
      const value = renderExpression(expression.value, context);
      return ['Int64(', ...value, '.timeIntervalSince1970 * 1000)'];
    }
    default:
      throw new Error(`not said in Swift: ${expression.kind}`);
  }
}

const constantText = (value: string | number | boolean | undefined): string =>
  value === undefined ? 'nil' : typeof value === 'string' ? quoted(value) : String(value);

/** A dictionary of the output; what was one of the input is written into it, or merged with it. */
function dictionary({ entries }: Extract<Expression, { kind: 'object' }>, context: Rendering): Piece[] {
  const own = entries.flatMap((entry): Piece[][] =>
    'key' in entry ? [[`${quoted(entry.key)}: `, ...renderExpression(entry.value, context)]] : [],
  );
  const added: Piece[] = own.flatMap((pieces, index) => (index > 0 ? [', ', ...pieces] : pieces));
  const spread = entries.find((entry) => 'spread' in entry);
  if (!spread || !('spread' in spread)) return ['[', ...added, ']'];
  const node = spread.spread.kind === 'source' ? nodeAt(context.call.node, spread.spread.span) : null;
  const text = renderExpression(spread.spread, context);
  const mayBeNil = node !== null && node.type !== 'dictionary_literal';
  return [...(mayBeNil ? ['(', ...text, ' ?? [:])'] : text), '.merging([', ...added, ']) { _, new in new }'];
}

export const quoted = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
