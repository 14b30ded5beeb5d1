import type { Piece } from '../../javascript/edit.js';
import type { Layout } from '../statements.js';
import { inOneLine, type Line, line } from '../statements.js';

/** How Kotlin ends and joins statements. */
export const layout: Layout = { end: '', joint: '; ' };

/** `a = b`, `if (a) b` and `val a = b` are no expressions. */
export const isStatement = (one: Line | undefined): boolean =>
  one !== undefined &&
  (one.block !== undefined ||
    /^(val |if \()/.test(String(one.pieces[0])) ||
    one.pieces.some((piece) => typeof piece === 'string' && /\w = $/.test(piece)));

/** Statements as one expression, whose value nobody takes. */
export function asExpression(lines: readonly Line[]): readonly Piece[] {
  const [only] = lines;
  return lines.length === 1 && only && !isStatement(only)
    ? only.pieces
    : ['run { ', ...inOneLine(lines, layout), ' }'];
}

/** Statements as one expression that gives `Unit`, or null where a safe call finds nothing. */
export const asUnit = (lines: readonly Line[], isSafe: boolean): readonly Piece[] =>
  asExpression(endingInUnit(lines, isSafe));

/** Statements whose last gives `Unit`: what Amplitude's method gives is dropped. */
export function endingInUnit(lines: readonly Line[], isSafe: boolean): readonly Line[] {
  const last = lines.at(-1);
  if (!last || givesUnit(lines)) return lines;
  return isSafe && !isStatement(last)
    ? [...lines.slice(0, -1), line(...last.pieces, '?.let { }')]
    : [...lines, line('Unit')];
}

/** `flush` gives nothing in either SDK. */
const givesUnit = (lines: readonly Line[]): boolean => lines.at(-1)?.pieces.at(-1) === 'flush()';
