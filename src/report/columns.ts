import type { Paint } from './palette.js';

const gap = '  ';

/** Aligns rows; the last cell is not padded, so no line ends in blanks. Widths are measured before paint is put on. */
export function columns(
  rows: readonly (readonly string[])[],
  paints: readonly Paint[] = [],
): readonly string[] {
  const clean = rows.map((row) => row.map(oneLine));
  const widths = (clean[0] ?? []).map((_, column) =>
    Math.max(...clean.map((row) => (row[column] ?? '').length)),
  );
  return clean.map((row) => {
    const last = row.findLastIndex((cell) => cell !== '');
    const cells = row
      .slice(0, last + 1)
      .map((cell, column) => padded(cell, column === last ? 0 : (widths[column] ?? 0), paints[column]));
    return cells.join(gap);
  });
}

function padded(cell: string, width: number, paint: Paint = (text) => text): string {
  return paint(cell) + ' '.repeat(Math.max(0, width - cell.length));
}

/** Keeps a name or a message from breaking the line or steering the terminal. */
export function oneLine(text: string): string {
  return text
    .replace(/\s*\r?\n\s*/gu, ' ')
    .replace(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));
}
