import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createIgnorer } from './ignorer.js';
import { walkFolder } from './walk.js';

/** Finds the source file that an import of a package of the workspace means; null for any other package. */
export type FindInPackages = (specifier: string) => string | null;

/**
 * Looks packages up by the names in the workspace's own manifests: their links in `node_modules` may not be made, and
 * what these lead to may not be built. The manifests are looked for when the first name is asked for.
 */
export function createPackageFinder(root: string): FindInPackages {
  let packages: ReadonlyMap<string, string> | undefined;
  return (specifier) => {
    const [, name, rest] = /^((?:@[^/]+\/)?[^/.#@][^/]*)(?:\/(.+))?$/.exec(specifier) ?? [];
    if (name === undefined) return null;
    packages ??= packagesIn(root);
    const manifest = packages.get(name);
    return manifest === undefined ? null : sourceIn(manifest, rest ?? null);
  };
}

function packagesIn(root: string): Map<string, string> {
  const { files } = walkFolder(root, createIgnorer(root), (path) => basename(path) === 'package.json');
  return new Map(files.flatMap((path) => named(path)));
}

function named(path: string): [string, string][] {
  const { name } = read(path);
  return typeof name === 'string' ? [[name, path]] : [];
}

function read(path: string): Record<string, unknown> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof manifest === 'object' && manifest !== null ? { ...manifest } : {};
  } catch {
    return {};
  }
}

/** The file of a package that stands for a built one: `dist/index.js` comes from `src/index.ts`. */
function sourceIn(path: string, subpath: string | null): string | null {
  const manifest = read(path);
  const folder = dirname(path);
  const exports = exportsFor(manifest.exports, subpath);
  const main = ['source', 'module', 'main', 'types'].map((key) => manifest[key]);
  const named = [...exports, ...(subpath === null ? main : [subpath])].filter(
    (entry) => typeof entry === 'string',
  );
  const stems = [...named, 'index'].map((entry) =>
    entry.replace(/^\.\//, '').replace(/(\.d)?\.[cm]?[jt]sx?$/, ''),
  );
  const places = stems.flatMap((stem) => [
    stem.replace(built, 'src/'),
    stem.replace(built, ''),
    `src/${stem}`,
    stem,
  ]);
  for (const place of places) {
    const found = fileAt(join(folder, place));
    if (found !== null) return found;
  }
  return null;
}

const built = /^(dist|lib|build|out|es|esm|cjs)\/(?:(?:es|esm|cjs)\/)?/;

function exportsFor(exports: unknown, subpath: string | null): unknown[] {
  if (typeof exports === 'string') return subpath === null ? [exports] : [];
  if (typeof exports !== 'object' || exports === null) return [];
  const own = Object.entries(exports).find(([key]) => key === (subpath === null ? '.' : `./${subpath}`))?.[1];
  const isConditional = subpath === null && !Object.keys(exports).some((key) => key.startsWith('.'));
  return strings(isConditional ? exports : own);
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : [];
}

const endings = ['.ts', '.tsx', '.mts', '.js', '.jsx', '.mjs', '.cjs'];

function fileAt(stem: string): string | null {
  const places = [
    ...endings.map((ending) => stem + ending),
    ...endings.map((ending) => join(stem, `index${ending}`)),
  ];
  return places.find((place) => existsSync(place) && statSync(place).isFile()) ?? null;
}
