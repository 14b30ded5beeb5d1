import { readFileSync, writeFileSync } from 'node:fs';

const PAGE = new URL('../../docs/performance.md', import.meta.url);

/**
 * Puts the figures of one tree between its markers on the page, so that measuring one tree leaves the others
 * alone.
 *
 * @param {string} tree
 * @param {string} figures
 */
export function writeFigures(tree, figures) {
  const start = `<!-- figures: ${tree} -->`;
  const end = `<!-- end of figures: ${tree} -->`;
  const page = readFileSync(PAGE, 'utf8');
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`docs/performance.md lacks the markers "${start}" and "${end}"`);
  writeFileSync(PAGE, `${page.slice(0, from)}${start}\n\n${figures}\n\n${page.slice(to)}`);
}
