import type { Expression, Step } from '../../amplitude/step.js';
import type { Piece } from '../../javascript/edit.js';
import type { Rendering as CallRendering } from '../rendering.js';
import { type Line, line } from '../statements.js';
import type { ObjcCall } from './objc-call.js';
import { quoted } from './syntax.js';

export type Rendering = CallRendering<ObjcCall>;

/** How one of Amplitude's SDKs says a step. */
export interface Dialect {
  /** Without the brackets and what it is said to. */
  readonly track: (event: Piece[], properties: Piece[] | null, options: string | null) => Piece[];
  readonly takesOptions: boolean;
  /** What an operation adds is a plain number, and no object. */
  readonly addsNumbers: boolean;
  /** Makes an `AMPIdentify`. */
  readonly newIdentify: string;
  /** Sets all that a dictionary holds; null where that takes a loop. */
  readonly setAll: ((traits: Piece[]) => Piece[]) | null;
  readonly groupIdentify: (type: Piece[], name: Piece[], identify: string) => Piece[];
  readonly optOut: (speaker: string, value: Piece[]) => Piece[];
  readonly flush: string;
  readonly reset: readonly string[];
}

/** `[speaker message]` */
export const say = ({ call }: Pick<Rendering, 'call'>, ...pieces: Piece[]): Line =>
  line(`[${call.speaker} `, ...pieces, ']');

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
      return ['[NSString stringWithFormat:@"%@", ', ...renderExpression(expression.value, context), ']'];
    case 'affixed':
      return affixed(expression, context);
    case 'helper': {
      const [id] = expression.arguments;
      if (expression.function === 'toUserId' && id) return renderExpression(id, context);
      throw new Error(`not said in Objective-C: ${expression.function}`);
    }
    default:
      throw new Error(`not said in Objective-C: ${expression.kind}`);
  }
}

function constantText(value: string | number | boolean | undefined): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'YES' : 'NO';
  return value === undefined ? 'nil' : String(value);
}

function affixed(expression: Extract<Expression, { kind: 'affixed' }>, { file }: Rendering): Piece[] {
  const { prefix, value, suffix, constant } = expression;
  const text = file.tree.text.slice(value.start, value.end);
  if (constant !== undefined && /^@"[^\n]*"$/.test(text))
    return [`@"${prefix}${text.slice(2, -1)}${suffix}"`];
  if (constant !== undefined) return [quoted(`${prefix}${constant}${suffix}`)];
  return [`[NSString stringWithFormat:@"${prefix}%@${suffix}", `, value, ']'];
}

export type TrackStep = Extract<Step, { kind: 'track' }>;

/** The text of an output, as far as it is the user's without edits in it. */
export const outputOf = (pieces: readonly Piece[], { file }: Pick<Rendering, 'file'>): string =>
  pieces
    .map((piece) => (typeof piece === 'string' ? piece : file.tree.text.slice(piece.start, piece.end)))
    .join('');
