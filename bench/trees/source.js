import { COMPONENT_BLOCKS } from './blocks/components.js';
import { SCRIPT_BLOCKS } from './blocks/scripts.js';
import { SEGMENT_COMPONENT_BLOCKS, SEGMENT_SCRIPT_BLOCKS } from './blocks/segment.js';
import { TYPED_BLOCKS } from './blocks/typed.js';
import { fileHeader } from './header.js';
import { chooseNames } from './names.js';

/** Files end at a block, and no block has more than 35 lines: so each file has 100 to 200 lines. */
const FEWEST_LINES = 100;
const MOST_LINES_BEFORE_LAST_BLOCK = 160;

const ORDINARY_BLOCKS = {
  '.tsx': [...COMPONENT_BLOCKS, ...COMPONENT_BLOCKS, ...TYPED_BLOCKS],
  '.ts': [...TYPED_BLOCKS, ...TYPED_BLOCKS, ...SCRIPT_BLOCKS],
  '.js': SCRIPT_BLOCKS,
};

const SEGMENT_BLOCKS = {
  '.tsx': SEGMENT_COMPONENT_BLOCKS,
  '.ts': SEGMENT_SCRIPT_BLOCKS,
  '.js': SEGMENT_SCRIPT_BLOCKS,
};

/**
 * How a file that calls Segment gets at its client: one file in four makes its own.
 *
 * @param {import('./random.js').Random} random
 */
const chooseClient = (random) => (random.chance(0.25) ? 'analytics' : 'window.analytics');

/**
 * Writes the text of one file. Where it calls Segment, one block in three does, as in an app that was
 * instrumented by hand; the first block always does.
 *
 * @param {import('./random.js').Random} random
 * @param {'.tsx' | '.ts' | '.js'} extension
 * @param {boolean} callsSegment
 */
export function writeSource(random, extension, callsSegment) {
  const client = callsSegment ? chooseClient(random) : undefined;
  const parts = [fileHeader(random, extension, client)];
  let lines = parts[0].split('\n').length;
  const target = random.integer(FEWEST_LINES, MOST_LINES_BEFORE_LAST_BLOCK);
  for (let position = 0; lines < target; position += 1) {
    const names = chooseNames(random, position);
    const hit = client !== undefined && (position === 0 || random.chance(1 / 3));
    const block = hit
      ? random.pick(SEGMENT_BLOCKS[extension])(names, client)
      : random.pick(ORDINARY_BLOCKS[extension])(names);
    parts.push(block);
    lines += block.split('\n').length + 1;
  }
  return `${parts.join('\n\n')}\n`;
}
