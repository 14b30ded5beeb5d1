import MagicString from 'magic-string';
import type { Span } from '../segment/value.js';

/** Output text: written out, or taken from the input with the edits inside it applied. */
export type Piece = string | Span;

/** Replaces a range by pieces. Ranges may nest, and never overlap in part. */
export interface Edit {
  readonly span: Span;
  readonly pieces: readonly Piece[];
}

/** Applies edits to a text. What no edit covers is the text that was there. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort(byPlace);
  const output = new MagicString(text);
  const own = outermost(sorted, { start: 0, end: text.length });
  const inner = without(sorted, own);
  for (const edit of own) {
    const replacement = renderPieces(text, edit.pieces, inner);
    if (edit.span.start === edit.span.end) output.appendLeft(edit.span.start, replacement);
    else if (replacement === '') output.remove(edit.span.start, edit.span.end);
    else output.update(edit.span.start, edit.span.end, replacement);
  }
  return output.toString();
}

/** Outer edits before inner ones, and insertions before what stands behind them. */
function byPlace(a: Edit, b: Edit): number {
  if (a.span.start !== b.span.start) return a.span.start - b.span.start;
  const [aInserts, bInserts] = [a, b].map((edit) => edit.span.start === edit.span.end);
  if (aInserts !== bInserts) return aInserts ? -1 : 1;
  return b.span.end - a.span.end;
}

function renderPieces(text: string, pieces: readonly Piece[], edits: readonly Edit[]): string {
  return pieces.map((piece) => (typeof piece === 'string' ? piece : renderSpan(text, piece, edits))).join('');
}

function renderSpan(text: string, span: Span, edits: readonly Edit[]): string {
  let result = '';
  let offset = span.start;
  const own = outermost(edits, span);
  const inner = without(edits, own);
  for (const edit of own) {
    result += text.slice(offset, edit.span.start) + renderPieces(text, edit.pieces, inner);
    offset = edit.span.end;
  }
  return result + text.slice(offset, span.end);
}

/** An insertion at the end of a range lies beside it: it is not written a second time as a part of it. */
function without(edits: readonly Edit[], done: readonly Edit[]): readonly Edit[] {
  if (done.length === 0) return edits;
  const all = new Set(done);
  return edits.filter((edit) => !all.has(edit));
}

/** The edits inside a range that lie in no other edit inside it. */
function outermost(sorted: readonly Edit[], range: Span): Edit[] {
  const found: Edit[] = [];
  let offset = range.start;
  for (const edit of sorted) {
    if (edit.span.start < offset || edit.span.end > range.end) continue;
    found.push(edit);
    offset = edit.span.end;
  }
  return found;
}
