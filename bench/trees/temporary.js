import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitTree } from './commit.js';
import { generateTree } from './generate.js';

/**
 * Writes a tree into a temporary folder, which goes when the process ends, also by Ctrl-C.
 *
 * @param {import('./specifications.js').Specification} specification
 * @returns {{ root: string, keep(): void, remove(): void }}
 */
export function createTree(specification) {
  const root = realpathSync(mkdtempSync(join(tmpdir(), `segment-to-amplitude-${specification.name}-`)));
  const removeFolder = () => rmSync(root, { recursive: true, force: true });
  const keep = () => process.off('exit', removeFolder);
  process.once('exit', removeFolder);
  generateTree(root, specification);
  commitTree(root);
  return {
    root,
    keep,
    remove: () => {
      keep();
      removeFolder();
    },
  };
}
