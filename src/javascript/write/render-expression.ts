import type { Expression, ObjectEntry } from '../../amplitude/step.js';
import type { Span } from '../../segment/value.js';
import type { Piece } from '../edit.js';
import { isOperand } from './operand.js';
import type { RenderContext } from './render-context.js';
import { quoted, type Style } from './style.js';

const identifierName = /^[A-Za-z_$][\w$]*$/;

/** Renders an expression as text and ranges of the input. */
export function renderExpression(expression: Expression, context: RenderContext): Piece[] {
  switch (expression.kind) {
    case 'source':
      return [expression.span];
    case 'constant':
      return [renderConstant(expression.value, context.style)];
    case 'name':
      return [context.local(expression.name)];
    case 'helper':
      return [context.helper(expression.function), '(', ...renderList(expression.arguments, context), ')'];
    case 'object':
      return renderObject(expression.entries, context);
    case 'choice':
      return renderChoice(expression, context);
    case 'affixed':
      return renderAffixed(expression, context);
    case 'replaced':
      return replaced(expression);
    case 'member':
      return [...renderOperand(expression.object, context), `.${expression.key}`];
    case 'string':
      return ['String(', ...renderExpression(expression.value, context), ')'];
    case 'milliseconds':
      if (expression.isDate) return [...renderOperand(expression.value, context), '.getTime()'];
      return ['new Date(', ...renderExpression(expression.value, context), ').getTime()'];
    case 'in-browser':
      // A classic script runs nowhere else.
      if (!context.canImport) return renderExpression(expression.value, context);
      return [
        `typeof window !== ${quoted('undefined', context.style)} && `,
        ...renderExpression(expression.value, context),
      ];
  }
}

/** An expression that something is read of. */
function renderOperand(expression: Expression, context: RenderContext): Piece[] {
  const pieces = renderExpression(expression, context);
  if (expression.kind !== 'source' || isOperand(textOf(expression.span, context))) return pieces;
  return ['(', ...pieces, ')'];
}

const textOf = ({ start, end }: Span, context: RenderContext): string => context.text.slice(start, end);

/** In parentheses, for the spread before it. */
function renderChoice(
  { test, one, other }: Extract<Expression, { kind: 'choice' }>,
  context: RenderContext,
): Piece[] {
  const first = renderExpression(one, context);
  if (!other) return ['(', test, ' && ', ...first, ')'];
  return ['(', test, ' ? ', ...first, ' : ', ...renderExpression(other, context), ')'];
}

/** The user's text with parts of it replaced, as far as they stand in it: one may stand at a declaration instead. */
function replaced({ span, parts }: Extract<Expression, { kind: 'replaced' }>): Piece[] {
  const pieces: Piece[] = [];
  let offset = span.start;
  for (const part of parts) {
    if (part.span.start < span.start || part.span.end > span.end) continue;
    pieces.push({ start: offset, end: part.span.start }, part.to);
    offset = part.span.end;
  }
  return [...pieces, { start: offset, end: span.end }];
}

function renderConstant(value: string | number | boolean | undefined, style: Style): string {
  return typeof value === 'string' ? quoted(value, style) : String(value);
}

function renderAffixed(
  expression: Extract<Expression, { kind: 'affixed' }>,
  context: RenderContext,
): Piece[] {
  const { prefix, value, suffix, constant } = expression;
  if (constant !== undefined) {
    const text = textOf(value, context);
    // The user's own quotes and escapes are kept where the text is a plain literal.
    if (/^(['"`])[\s\S]*\1$/.test(text)) return [text[0] + prefix + text.slice(1, -1) + suffix + text.at(-1)];
    return [quoted(prefix + constant + suffix, context.style)];
  }
  const text = textOf(value, context);
  if (text.startsWith('`') && text.endsWith('`')) {
    return [`\`${prefix}`, { start: value.start + 1, end: value.end - 1 }, `${suffix}\``];
  }
  return [`\`${prefix}\${`, value, `}${suffix}\``];
}

function renderObject(entries: readonly ObjectEntry[], context: RenderContext): Piece[] {
  const [only] = entries;
  if (!only) return ['{}'];
  // What a helper gives is an object of its own.
  if (entries.length === 1 && 'spread' in only && only.spread.kind === 'helper')
    return renderExpression(only.spread, context);
  const members = entries.map((entry) =>
    'spread' in entry
      ? ['...', ...renderExpression(entry.spread, inner(context))]
      : renderMember(entry.key, entry.value, inner(context)),
  );
  const isLong =
    entries.length > 3 || entries.some((entry) => 'value' in entry && entry.value.kind === 'object');
  if (!isLong) return ['{ ', ...join(members, ', '), ' }'];
  const { eol } = context.style;
  const line = `${eol}${inner(context).indent}`;
  return ['{', line, ...join(members, `,${line}`), `,${eol}${context.indent}}`];
}

function inner(context: RenderContext): RenderContext {
  return { ...context, indent: context.indent + context.style.indent };
}

/** `{ ip: ip }` is written `{ ip }`, as the user would. */
function renderMember(key: string, value: Expression, context: RenderContext): Piece[] {
  if (value.kind === 'source' && textOf(value.span, context) === key) return [value.span];
  const name = identifierName.test(key) ? key : quoted(key, context.style);
  return [`${name}: `, ...renderExpression(value, context)];
}

/** Expressions with commas between them. */
export function renderList(expressions: readonly Expression[], context: RenderContext): Piece[] {
  return join(
    expressions.map((expression) => renderExpression(expression, context)),
    ', ',
  );
}

function join(parts: readonly Piece[][], separator: string): Piece[] {
  return parts.flatMap((part, index) => (index === 0 ? part : [separator, ...part]));
}
