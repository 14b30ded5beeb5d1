/**
 * The floor under every tool written for Node: walks a tree and reads each source file, and does nothing
 * with them.
 */
import { readdirSync, readFileSync } from 'node:fs';

const SKIPPED = new Set(['node_modules', '.git', 'dist']);
const SOURCE = /\.([cm]?[jt]sx?|swift|kt)$/;

/**
 * @param {string} folder
 * @returns {number} how many files were read
 */
function walk(folder) {
  let files = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) files += walk(path);
    } else if (SOURCE.test(entry.name)) {
      readFileSync(path);
      files += 1;
    }
  }
  return files;
}

process.stdout.write(`${walk(process.argv[2])} files\n`);
