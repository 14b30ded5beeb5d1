import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join, normalize, relative, resolve, sep } from 'node:path';
import { createGitignore } from './gitignore.js';
import { findGitRoot } from './root.js';

/** Beyond this many the command line may be too long, and git is asked about the whole repository. */
const maxPathspecs = 200;

/**
 * The files below the given paths that git would list as changed: modified, staged, deleted or untracked, not ignored
 * ones. Whatever is listed could not be told apart from what the tool writes.
 * @param paths absolute files or folders, in any number of repositories
 * @returns absolute paths, sorted; null when none of the paths is in a git work tree, or there is no git
 */
export function uncommittedChanges(paths: readonly string[]): string[] | null {
  const changes: string[] = [];
  let asked = false;
  for (const [root, inside] of byRepository(paths)) {
    const listed = statusOf(root, inside);
    if (listed === null) continue;
    asked = true;
    changes.push(...listed.filter((change) => inside.some((path) => overlaps(change, path))));
  }
  return asked ? [...new Set(changes)].sort() : null;
}

/** Whether git ignores a file. A tracked file is not ignored. Outside git the `.gitignore` files alone decide. */
export function gitIgnores(path: string): boolean {
  const answer = git(dirname(path), ['check-ignore', '--quiet', '--', path]);
  if (answer.status === 0) return true;
  if (answer.status === 1) return false;
  return createGitignore().ignores(path);
}

function byRepository(paths: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const root = findGitRoot(isFolder(path) ? path : dirname(path));
    if (root === null) continue;
    const group = groups.get(root);
    if (group) group.push(path);
    else groups.set(root, [path]);
  }
  return groups;
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function statusOf(root: string, paths: readonly string[]): string[] | null {
  const pathspecs = paths.length <= maxPathspecs ? paths.map((path) => relative(root, path) || '.') : [];
  const options = ['--porcelain', '-z', '--untracked-files=normal', '--ignored=no'];
  // Names such as `[slug]` are no patterns.
  const answer = git(root, ['--literal-pathspecs', 'status', ...options, '--', ...pathspecs]);
  return answer.status === 0
    ? parseStatus(answer.stdout).map((path) => resolve(root, normalize(path)))
    : null;
}

/** `XY path`, ended by NUL each; a rename or copy is followed by the path it came from. */
function parseStatus(output: string): string[] {
  const paths: string[] = [];
  const fields = output.split('\0');
  for (let index = 0; index < fields.length; index++) {
    const field = fields[index] ?? '';
    if (field.length < 4) continue;
    paths.push(field.slice(3));
    if (/[RC]/.test(field.slice(0, 2))) index++;
  }
  return paths;
}

/** An untracked folder is listed as one line, so either may lie in the other. */
function overlaps(change: string, path: string): boolean {
  return change === path || change.startsWith(join(path, sep)) || path.startsWith(join(change, sep));
}

function git(folder: string, args: readonly string[]): { status: number | null; stdout: string } {
  // Asking must not take the lock that another git may want.
  return spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0' },
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
  });
}
