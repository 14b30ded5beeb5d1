import type { Edit } from './edit.js';

/** True when what stands at an offset of the input is still there when the edits have been made. */
export function survives(offset: number, edits: readonly Edit[]): boolean {
  const around = edits.filter(({ span }) => offset >= span.start && offset < span.end);
  // The widest edit decides first; inside a range that it keeps, the next one does.
  const [outer, ...inner] = around.sort((a, b) => b.span.end - b.span.start - (a.span.end - a.span.start));
  if (!outer) return true;
  const kept = outer.pieces.some(
    (piece) => typeof piece !== 'string' && offset >= piece.start && offset < piece.end,
  );
  return kept && survives(offset, inner);
}
