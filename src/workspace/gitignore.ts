import { readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';
import { findWorkspaceRoot } from './root.js';

/** The rules in force inside one folder. `base` ends with a separator; the rules' paths are relative to it. */
interface Rules {
  readonly base: string;
  readonly engine: Ignore | null;
}

/** Answers what `.gitignore` files say. Folders are given and kept with a trailing separator. */
export interface Gitignore {
  /**
   * Takes a folder as one to look into: its rules and those above it are read. When those above ignore the folder
   * itself they are dropped, because whoever names a folder wants what is in it.
   */
  open(folder: string): void;
  /** Tells what a walk saw in a folder, so that folders without a `.gitignore` of their own cost nothing. */
  enter(folder: string, holdsGitignore: boolean, holdsGit: boolean): void;
  /** Whether a file, or a folder (trailing separator), is ignored. */
  ignores(path: string): boolean;
}

/** Git compares names as the file system does. */
const engineOptions = { ignorecase: process.platform === 'win32' || process.platform === 'darwin' };

/** An engine for rules in the syntax of `.gitignore`. */
export function createEngine(): Ignore {
  return ignore(engineOptions);
}

/** A path as the engine wants it. */
export const toPosix: (path: string) => string =
  sep === '/' ? (path) => path : (path) => path.replaceAll(sep, '/');

/**
 * Reads `.gitignore` files, nested ones too, from the workspace's root downwards. Every folder's rules are one engine
 * (those above first, its own rebased after them), so that the last match wins across files as it does in git.
 */
export function createGitignore(): Gitignore {
  const known = new Map<string, Rules>();

  const load = (folder: string, top: string): Rules => {
    const found = known.get(folder);
    if (found) return found;
    const above = folder === top ? topRules(folder) : load(parentOf(folder), top);
    const rules = withOwnRules(above, folder);
    known.set(folder, rules);
    return rules;
  };
  const loadChain = (folder: string): Rules =>
    known.get(folder) ?? load(folder, withSeparator(findWorkspaceRoot(withoutSeparator(folder))));

  return {
    open(folder) {
      const rules = loadChain(folder);
      if (matches(rules, folder)) known.set(folder, withOwnRules(topRules(folder), folder));
    },
    enter(folder, holdsGitignore, holdsGit) {
      if (known.has(folder)) return;
      // A repository inside the repository keeps its own rules only, as it does in git.
      const above = holdsGit ? topRules(folder) : loadChain(parentOf(folder));
      known.set(folder, holdsGitignore ? withOwnRules(above, folder) : above);
    },
    ignores(path) {
      const folder = parentOf(path);
      return matches(loadChain(folder), path);
    },
  };
}

export function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function withoutSeparator(folder: string): string {
  return folder.length > 1 && folder.endsWith(sep) ? folder.slice(0, -1) : folder;
}

function parentOf(path: string): string {
  const cut = path.lastIndexOf(sep, path.length - 2);
  return cut < 0 ? withSeparator(dirname(path)) : path.slice(0, cut + 1);
}

function matches({ base, engine }: Rules, path: string): boolean {
  if (engine === null || path.length <= base.length) return false;
  return engine.ignores(toPosix(path.slice(base.length)));
}

function topRules(folder: string): Rules {
  const excluded = readLines(join(folder, '.git', 'info', 'exclude'));
  return { base: folder, engine: excluded.length > 0 ? createEngine().add(excluded) : null };
}

function withOwnRules(above: Rules, folder: string): Rules {
  const lines = readLines(join(folder, '.gitignore'));
  if (lines.length === 0) return above;
  const engine = createEngine();
  if (above.engine) engine.add(above.engine);
  const prefix = toPosix(folder.slice(above.base.length));
  return {
    base: above.base,
    engine: engine.add(prefix === '' ? lines : lines.map((line) => rebase(line, prefix))),
  };
}

function readLines(path: string): string[] {
  try {
    const lines = readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/);
    return lines.filter((line) => line.trim() !== '' && !line.startsWith('#'));
  } catch {
    // Absent or unreadable: no rules.
    return [];
  }
}

/** A rule of a nested `.gitignore` as a rule of the folder above; `prefix` is the way down to it, ending with `/`. */
function rebase(line: string, prefix: string): string {
  const negated = line.startsWith('!');
  const pattern = negated ? line.slice(1) : line;
  // A slash at the start or inside ties a rule to its folder; one at the end does not.
  const anchored = /\/(?=.*\S)/.test(pattern);
  const place = prefix.replace(/[\\*?[\]]/g, '\\$&');
  return `${negated ? '!' : ''}/${place}${anchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`;
}
