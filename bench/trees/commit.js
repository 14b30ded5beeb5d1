import { execFileSync } from 'node:child_process';
import { devNull } from 'node:os';

/** Neither the user's git settings nor a surrounding git command may reach into the tree. */
function cleanEnvironment() {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  return { ...Object.fromEntries(own), GIT_CONFIG_GLOBAL: devNull, GIT_CONFIG_NOSYSTEM: '1' };
}

/**
 * @param {string} root
 * @param {string[]} args
 */
const git = (root, ...args) =>
  execFileSync('git', args, {
    cwd: root,
    env: cleanEnvironment(),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });

/**
 * Makes the tree a repository with everything in one pack. Some tools read .gitignore in repositories only,
 * and a loose object a file would be 10,000 more files for those that walk into .git.
 *
 * @param {string} root
 */
export function commitTree(root) {
  git(root, 'init', '--quiet', '--template=');
  git(root, 'add', '.');
  git(
    root,
    '-c',
    'user.name=bench',
    '-c',
    'user.email=bench@localhost',
    'commit',
    '--quiet',
    '-m',
    'Add the app',
  );
  git(root, 'repack', '-a', '-d', '--quiet');
}

/**
 * Whether a command left something behind: each of them was asked to write nothing.
 *
 * @param {string} root
 */
export const isUntouched = (root) => git(root, 'status', '--porcelain') === '';
