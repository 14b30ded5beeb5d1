import { realpathSync, type Stats, statSync } from 'node:fs';
import { normalize, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.js';
import { kindOf } from './extensions.js';
import { createIgnorer, type Ignorer } from './ignorer.js';
import { describeSystemError } from './system-error.js';
import { type PathProblem, walkFolder } from './walk.js';

/** What the given paths stand for. All paths are absolute, sorted, each once. */
export interface Expansion {
  readonly files: readonly string[];
  /** The given files and folders, and what the given globs matched. */
  readonly roots: readonly string[];
  /** Folders that could not be read. */
  readonly problems: readonly PathProblem[];
  /**
   * Whether a file is left out. To be asked only of files that hold something, because asking costs as much as
   * reading. A file named by the user is not left out by `.gitignore`, only by `--ignore` and the config.
   */
  readonly isIgnored: (path: string) => boolean;
}

interface Collected {
  readonly files: Set<string>;
  readonly named: Set<string>;
  readonly roots: Set<string>;
  readonly problems: PathProblem[];
}

/**
 * Finds the files that paths stand for: a file, a folder, or, where neither is there, a glob.
 * @param cwd absolute; paths and `ignore` are relative to it
 * @param ignore patterns in the syntax of `.gitignore`
 * @throws {UserError} when a path does not exist or a glob matches nothing
 */
export async function expandPaths(
  cwd: string,
  paths: readonly string[],
  ignore: readonly string[] = [],
): Promise<Expansion> {
  const braces = ignore.find((pattern) => pattern.includes('{'));
  if (braces !== undefined) {
    throw new UserError(
      `--ignore "${braces}": patterns are those of .gitignore, which have no braces; give one each`,
    );
  }
  const ignorer = createIgnorer(cwd, ignore);
  const canonical = canonicalIn(cwd);
  const found: Collected = { files: new Set(), named: new Set(), roots: new Set(), problems: [] };
  for (const path of paths) {
    const stats = statOf(resolve(cwd, path), path);
    if (stats === null) await addGlob(found, cwd, path);
    else addExisting(found, ignorer, canonical(resolve(cwd, path)), stats, path);
  }
  return {
    files: [...found.files].sort(),
    roots: [...found.roots].sort(),
    problems: found.problems,
    isIgnored: (path) =>
      ignorer.ignoresByPattern(path) || (!found.named.has(path) && ignorer.git.ignores(path)),
  };
}

function statOf(absolute: string, given: string): Stats | null {
  try {
    return statSync(absolute, { throwIfNoEntry: false }) ?? null;
  } catch (error) {
    throw new UserError(`Cannot read ${given}: ${describeSystemError(error)}`);
  }
}

/** Links resolved, so that a file reached on two ways is one file; paths below `cwd` keep the spelling of `cwd`. */
function canonicalIn(cwd: string): (path: string) => string {
  const realCwd = realpathSync(cwd);
  return (path) => {
    const real = realpathSync(path);
    const inside = relative(realCwd, real);
    const outside = inside === '..' || inside.startsWith(`..${sep}`) || resolve(realCwd, inside) !== real;
    return outside ? real : resolve(cwd, inside);
  };
}

function addExisting(found: Collected, ignorer: Ignorer, path: string, stats: Stats, given: string): void {
  found.roots.add(path);
  if (stats.isFile()) {
    found.files.add(path);
    found.named.add(path);
  } else if (stats.isDirectory()) {
    const walked = walkFolder(path, ignorer, (file) => kindOf(file) !== null);
    for (const file of walked.files) found.files.add(file);
    found.problems.push(...walked.problems);
  } else {
    throw new UserError(`Neither a file nor a folder: ${given}`);
  }
}

async function addGlob(found: Collected, cwd: string, given: string): Promise<void> {
  const matched = /[*?[\]{}()!]/.test(given) ? await matchGlob(cwd, given) : null;
  if (matched === null) throw new UserError(`No such file or folder: ${given}`);
  if (matched.length === 0) throw new UserError(`The pattern matches no file: ${given}`);
  for (const file of matched) {
    if (kindOf(file) === null) continue;
    found.files.add(file);
    found.roots.add(file);
  }
}

/** The files that a glob matches; null when it is none. */
async function matchGlob(cwd: string, pattern: string): Promise<string[] | null> {
  const { globSync, isDynamicPattern } = await import('tinyglobby');
  if (!isDynamicPattern(pattern)) return null;
  const files = globSync(sep === '\\' ? pattern.replaceAll('\\', '/') : pattern, {
    cwd,
    absolute: true,
    dot: true,
    followSymbolicLinks: false,
    ignore: ['**/node_modules/**', '**/.git/**'],
  });
  return files.map((file) => normalize(file));
}
