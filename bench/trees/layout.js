import { AREAS, lower, NOUNS } from './words.js';

/** How many files stand side by side in one folder. */
const FILES_PER_FOLDER = 25;

const ROLES = {
  '.tsx': ['View', 'Panel', 'Dialog', 'List'],
  '.ts': ['Service', 'Store', 'Utils', 'Model'],
  '.js': ['Legacy', 'Helpers'],
};

/** Half components, a third modules, the rest the JavaScript that every older app still has. */
const EXTENSIONS = ['.tsx', '.ts', '.tsx', '.ts', '.tsx', '.js'];

/**
 * Folders lie at several depths: `src/billing/invoice`, and every third one below a `parts` of its own.
 *
 * @param {number} index
 */
function folderPath(index) {
  const area = AREAS[index % AREAS.length];
  const row = Math.floor(index / AREAS.length);
  const feature = lower(NOUNS[row % NOUNS.length]);
  const round = Math.floor(row / NOUNS.length);
  const folder = `src/${area}/${feature}${round === 0 ? '' : round + 1}`;
  return index % 3 === 2 ? `${folder}/parts` : folder;
}

/**
 * Where the file with this number lies and what language it is in.
 *
 * @param {number} index
 * @returns {{ path: string, extension: '.tsx' | '.ts' | '.js' }}
 */
export function placeFile(index) {
  const folder = Math.floor(index / FILES_PER_FOLDER);
  const extension = /** @type {'.tsx' | '.ts' | '.js'} */ (EXTENSIONS[index % EXTENSIONS.length]);
  const noun = NOUNS[((index % FILES_PER_FOLDER) + folder) % NOUNS.length];
  const role = ROLES[extension][folder % ROLES[extension].length];
  return { path: `${folderPath(folder)}/${noun}${role}${extension}`, extension };
}
