import { relative } from 'node:path';
import type { Ignore } from 'ignore';
import { createEngine, createGitignore, type Gitignore, toPosix } from './gitignore.js';

/** What a run leaves out: by `.gitignore`, and by the patterns of `--ignore` and the config. */
export interface Ignorer {
  readonly git: Gitignore;
  /** Whether the user's own patterns leave a file, or a folder (trailing separator), out. */
  ignoresByPattern(path: string): boolean;
  /** Both together. */
  ignores(path: string): boolean;
}

/**
 * @param cwd the folder that the patterns are relative to
 * @param patterns in the syntax of `.gitignore`
 */
export function createIgnorer(cwd: string, patterns: readonly string[] = []): Ignorer {
  const git = createGitignore();
  const own =
    patterns.length > 0
      ? createEngine().add(patterns.map((pattern) => toPosix(pattern).replace(/^(!?)\.\//, '$1/')))
      : null;
  const ignoresByPattern = (path: string): boolean => own !== null && matchesOwn(own, cwd, path);
  return {
    git,
    ignoresByPattern,
    ignores: (path) => git.ignores(path) || ignoresByPattern(path),
  };
}

function matchesOwn(own: Ignore, cwd: string, path: string): boolean {
  // Outside the working folder only the way down counts, so that `*.test.ts` holds there too.
  const inside = toPosix(relative(cwd, path)).replace(/^(?:\.\.(?:\/|$))+/, '');
  if (inside === '') return false;
  return own.ignores(path.endsWith('/') || path.endsWith('\\') ? `${inside}/` : inside);
}
