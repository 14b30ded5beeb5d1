import type { Expression } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import type { Span, Value } from '../../segment/value.js';
import type { NativeFile } from '../language.js';
import type { Names } from '../names.js';
import { ancestorsOf, findAll, type SyntaxNode } from '../tree.js';
import { isClass, isFunction } from './declaration.js';
import type { JvmCall } from './jvm-call.js';
import { readValue } from './values.js';

/** What rendering needs to know of the call that is replaced. */
export interface Rendering {
  readonly call: JvmCall;
  readonly file: NativeFile;
  readonly names: Names;
  readonly scope: SyntaxNode;
  /** Names of steps, and what they are called here. */
  readonly locals: Map<string, string>;
  /** Classes that the output names, by full name. */
  readonly imports: Set<string>;
}

/** The code of one range of the call, as a node. */
export function nodeAt({ call }: Rendering, { start, end }: Span): SyntaxNode | null {
  // The innermost one: an argument has the range of its value.
  return findAll(call.node, (node) => node.named && node.start === start && node.end === end).at(-1) ?? null;
}

/** The value that an expression of the output stands for; null for what the tool makes itself. */
export function readOf(expression: Expression, context: Rendering): Value | null {
  const node = expression.kind === 'source' ? nodeAt(context, expression.span) : null;
  return node ? readValue(context.file.tree, node) : null;
}

/** The function around a node, whose names must not clash; the class where there is none. */
export function scopeAround(node: SyntaxNode): SyntaxNode {
  let last = node;
  for (const around of ancestorsOf(node)) {
    if ((isFunction(around) && !/lambda/.test(around.type)) || isClass(around) || around.parent === null)
      return around;
    last = around;
  }
  return last;
}

/** Renders an expression as text and ranges of the input. */
export function renderExpression(expression: Expression, context: Rendering, affix: Affix): Piece[] {
  switch (expression.kind) {
    case 'source':
      return [expression.span];
    case 'constant':
      return [
        typeof expression.value === 'string' ? quoted(expression.value, context) : String(expression.value),
      ];
    case 'name':
      return [context.locals.get(expression.name) ?? expression.name];
    case 'string':
      return [...renderExpression(expression.value, context, affix), '.toString()'];
    case 'affixed':
      return affixed(expression, context, affix);
    default:
      throw new Error(`not said on Android: ${expression.kind}`);
  }
}

/** A text around a value that is computed. */
type Affix = (prefix: string, value: Span, suffix: string, text: string) => Piece[];

function affixed(
  expression: Extract<Expression, { kind: 'affixed' }>,
  context: Rendering,
  affix: Affix,
): Piece[] {
  const { prefix, value, suffix, constant } = expression;
  const text = context.file.tree.text.slice(value.start, value.end);
  if (constant !== undefined && /^"(?!"")[^\n]*"$/.test(text))
    return [`"${prefix}${text.slice(1, -1)}${suffix}"`];
  if (constant !== undefined) return [quoted(`${prefix}${constant}${suffix}`, context)];
  return affix(prefix, value, suffix, text);
}

/** A text literal; `$` would begin a name in Kotlin. */
export function quoted(text: string, { file }: Pick<Rendering, 'file'>): string {
  const json = JSON.stringify(text);
  return file.tree.language === 'kotlin' ? json.replaceAll('$', '\\$') : json;
}
