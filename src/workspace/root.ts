import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder and every folder above it, nearest first. */
export function* upward(dir: string): Generator<string> {
  for (let current = dir; ; current = dirname(current)) {
    yield current;
    if (dirname(current) === current) return;
  }
}

/** The nearest folder upward that holds `.git` (a folder, or a file in worktrees and submodules); null outside git. */
export function findGitRoot(dir: string): string | null {
  for (const current of upward(dir)) {
    if (existsSync(join(current, '.git'))) return current;
  }
  return null;
}

/**
 * The folder that holds everything which may import each other: the repository; outside git the topmost package
 * with workspaces, then the nearest package, then the folder itself.
 * @param path a folder, or a file in it
 */
export function findWorkspaceRoot(path: string): string {
  return findGitRoot(path) ?? findWorkspacePackage(path) ?? findPackage(path) ?? folderOf(path);
}

const folderOf = (path: string): string =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ? dirname(path) : path;

/** What a manifest holds that only says what `.js` files below it are: `{ "type": "commonjs" }`. */
const typeKeys = ['type', 'sideEffects', 'private'];

/** Whether Node takes the `.js` files of a folder for ES modules, by the nearest `package.json`. */
export function holdsModules(file: string, root: string): boolean {
  for (const dir of upward(dirname(file))) {
    const manifest = keysOf(join(dir, 'package.json'));
    if (manifest !== null) return manifest.type === 'module';
    if (dir === root) return false;
  }
  return false;
}

/** The object in a `package.json`: empty where it is none, null where there is no file. */
function keysOf(manifest: string): Record<string, unknown> | null {
  if (!existsSync(manifest)) return null;
  try {
    return Object(JSON.parse(readFileSync(manifest, 'utf8'))) as Record<string, unknown>;
  } catch {
    return {};
  }
}

const saysTypeOnly = (manifest: string): boolean => {
  const keys = Object.keys(keysOf(manifest) ?? {});
  return keys.includes('type') && keys.every((key) => typeKeys.includes(key));
};

/**
 * The path of the nearest `package.json` from a file's folder upward, not above `root`; null when there is none. One that
 * says no more than what `.js` files are counts where there is no other.
 * @param cache folder to answer; hand the same map to every call of a run, so that a folder is looked at once
 */
export function nearestManifest(
  file: string,
  root: string,
  cache: Map<string, string | null> = new Map(),
): string | null {
  const visited: string[] = [];
  let answer: string | null = null;
  for (const dir of upward(dirname(file))) {
    const known = cache.get(dir);
    if (known !== undefined) {
      answer = known ?? answer;
      break;
    }
    visited.push(dir);
    const manifest = join(dir, 'package.json');
    if (existsSync(manifest)) {
      const isLast = !saysTypeOnly(manifest);
      if (isLast || answer === null) answer = manifest;
      if (isLast) break;
    }
    if (dir === root) break;
  }
  for (const dir of visited) cache.set(dir, answer);
  return answer;
}

function findPackage(dir: string): string | null {
  for (const current of upward(dir)) {
    if (existsSync(join(current, 'package.json'))) return current;
  }
  return null;
}

function findWorkspacePackage(dir: string): string | null {
  let topmost: string | null = null;
  for (const current of upward(dir)) {
    if (holdsWorkspaces(current)) topmost = current;
  }
  return topmost;
}

function holdsWorkspaces(dir: string): boolean {
  if (existsSync(join(dir, 'pnpm-workspace.yaml'))) return true;
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
    return typeof manifest === 'object' && manifest !== null && 'workspaces' in manifest;
  } catch {
    return false;
  }
}
