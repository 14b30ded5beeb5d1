import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { placeFile } from './layout.js';
import { placePhoneFile, writePhoneSource } from './phone.js';
import { createRandom } from './random.js';
import { writeSource } from './source.js';

const GITIGNORE = ['node_modules/', 'dist/', 'coverage/', '*.log', '.env.local', '.cache/', ''].join('\n');

/** Built files, which no tool may look at: they call Segment, so that a tool that does is found out. */
const BUILT_FILES = 20;

/**
 * Which files call Segment: spread evenly, so that every stretch of the tree is alike.
 *
 * @param {number} index
 * @param {number} share
 */
const callsSegment = (index, share) => Math.floor((index + 1) * share) > Math.floor(index * share);

/**
 * The manifest of the app. Segment's package stands in it where the code calls Segment.
 *
 * @param {import('./specifications.js').Specification} specification
 */
function manifest({ name, share }) {
  const segment = share > 0 ? { '@segment/analytics-next': '^1.84.0' } : {};
  const dependencies = { ...segment, react: '^19.2.0', 'react-dom': '^19.2.0' };
  return `${JSON.stringify({ name, private: true, dependencies }, null, 2)}\n`;
}

/**
 * Writes one tree. The same specification gives the same bytes on every machine.
 *
 * @param {string} root an empty folder
 * @param {import('./specifications.js').Specification} specification
 */
export function generateTree(root, specification) {
  const random = createRandom(specification.seed);
  /** @type {(path: string, text: string) => void} */
  const write = (path, text) => {
    const target = join(root, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  write('.gitignore', GITIGNORE);
  if (specification.platform === 'phone') {
    for (let index = 0; index < specification.files; index += 1) {
      const hit = callsSegment(index, specification.share);
      write(placePhoneFile(index), writePhoneSource(random, index, hit));
    }
    return;
  }
  write('package.json', manifest(specification));
  for (let index = 0; index < specification.files; index += 1) {
    const { path, extension } = placeFile(index);
    write(path, writeSource(random, extension, callsSegment(index, specification.share)));
  }
  for (let index = 0; index < BUILT_FILES; index += 1) {
    write(`dist/chunk-${index}.js`, writeSource(random, '.js', true));
  }
}
