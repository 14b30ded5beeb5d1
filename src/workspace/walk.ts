import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { withSeparator } from './gitignore.js';
import type { Ignorer } from './ignorer.js';
import { describeSystemError } from './system-error.js';

// An `import` of CommonJS reads its files through once more, for their names, and every run pays for it.
const { fdir } = createRequire(import.meta.url)('fdir') as typeof import('fdir');

/** A file or folder that could not be looked into, and why. */
export interface PathProblem {
  readonly path: string;
  readonly reason: string;
}

export interface Walked {
  readonly files: readonly string[];
  readonly problems: readonly PathProblem[];
}

/** Never looked into, whatever `.gitignore` says. */
const neverEntered: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/**
 * Lists the files below a folder, synchronously (on many small folders several times faster than promises).
 * Folders that the ignorer leaves out are not entered; single files are not asked about here, because testing
 * thousands of names costs as much as reading the files. Symbolic links are not followed, so there are no loops.
 * @param wants told of every file; true lists it
 */
export function walkFolder(folder: string, ignorer: Ignorer, wants: (path: string) => boolean): Walked {
  const problems: PathProblem[] = [];
  ignorer.git.open(withSeparator(folder));
  const files = new fdir({ excludeSymlinks: true, fs: { ...fs, readdirSync: observe(ignorer, problems) } })
    .withFullPaths()
    .exclude((name, path) => neverEntered.has(name) || ignorer.ignores(path))
    .filter(wants)
    .crawl(folder)
    .sync();
  return { files, problems };
}

/** A `readdirSync` that tells the ignorer what it saw, and keeps what went wrong instead of stopping. */
function observe(ignorer: Ignorer, problems: PathProblem[]): typeof fs.readdirSync {
  const read = (path: string): fs.Dirent[] => {
    try {
      const entries = fs.readdirSync(path, { withFileTypes: true });
      tell(ignorer, path, entries);
      return entries;
    } catch (error) {
      problems.push({ path: path.slice(0, -1), reason: describeSystemError(error) });
      return [];
    }
  };
  // fdir calls it in this one of its overloads only.
  return read as unknown as typeof fs.readdirSync;
}

function tell(ignorer: Ignorer, folder: string, entries: readonly fs.Dirent[]): void {
  let holdsGitignore = false;
  let holdsGit = false;
  for (const { name } of entries) {
    if (name === '.gitignore') holdsGitignore = true;
    else if (name === '.git') holdsGit = true;
  }
  ignorer.git.enter(folder, holdsGitignore, holdsGit);
}
