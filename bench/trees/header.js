import { AREAS, lower, NOUNS } from './words.js';

/** The share of files without Segment that hold the word all the same, as real code does. */
const LOOK_ALIKES = 0.03;

const LOOK_ALIKE_LINES = [
  '// The weekly export of the analytics team reads these shapes: keep their keys.',
  "import { summarise } from '../analytics/summary';",
  "import type { Period } from '@/features/analytics/period';",
  '// TODO: ask whether analytics still needs the old identifiers.',
];

const CLIENT_IMPORT = "import { AnalyticsBrowser } from '@segment/analytics-next';";

const REACT_IMPORT = "import { useCallback, useEffect, useMemo, useRef, useState } from 'react';";

/**
 * Types are for TypeScript only.
 *
 * @param {string} extension
 */
const lookAlikes = (extension) =>
  LOOK_ALIKE_LINES.filter((line) => extension !== '.js' || !line.includes('type'));

/**
 * The client that a file makes in place.
 *
 * @param {string} extension
 */
function constructClient(extension) {
  const key = extension === '.js' ? 'process.env.SEGMENT_WRITE_KEY' : 'process.env.SEGMENT_WRITE_KEY!';
  return `const analytics = AnalyticsBrowser.load({ writeKey: ${key} });`;
}

/**
 * The comment, the imports and the client at the top of a file.
 *
 * @param {import('./random.js').Random} random
 * @param {string} extension
 * @param {string | undefined} client what the file calls, if it calls Segment
 */
export function fileHeader(random, extension, client) {
  const noun = random.pick(NOUNS);
  const lines = [`// Everything that the ${random.pick(AREAS)} pages need to know about a ${lower(noun)}.`];
  if (extension !== '.js') lines.push(REACT_IMPORT);
  if (client === 'analytics') lines.push(CLIENT_IMPORT);
  lines.push(`import { ${lower(noun)}Defaults } from './defaults';`);
  if (client === undefined && random.chance(LOOK_ALIKES)) lines.push(random.pick(lookAlikes(extension)));
  if (client === 'analytics') lines.push('', constructClient(extension));
  lines.push('', `export const defaults = { ...${lower(noun)}Defaults, locale: 'en' };`);
  return lines.join('\n');
}
