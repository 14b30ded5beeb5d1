/**
 * Figures as a table shows them.
 *
 * @typedef {import('../measure/statistics.js').Spread} Spread
 */

/**
 * As many digits as the noise leaves meaning to.
 *
 * @param {number} value
 */
export function digits(value) {
  if (value >= 100) return value.toFixed(0);
  if (value >= 10) return value.toFixed(1);
  return value.toFixed(value >= 1 ? 2 : 3);
}

/**
 * @param {Spread} spread
 */
export const middleAndRange = ({ median, min, max }) => `${digits(median)} (${digits(min)}–${digits(max)})`;

/**
 * One table in Markdown, which a terminal shows well enough.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function markdownTable(head, rows) {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column].length)),
  );
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
