import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { type ByteFilter, escapeForLatin1 } from './prefilter.js';
import { withoutUtf16 } from './utf16.js';

/**
 * The second stage: a file that names a module that exports a client at the end of a module path. What it does with
 * it does not matter: a file that only passes the client on calls nothing, and still decides what can become of it.
 * @param names from `importNames` of those modules; `.` and `..` stand for the index file of a folder nearby
 */
export function createImporterFilter(names: readonly string[]): ByteFilter {
  if (names.length === 0) return { test: () => false };
  const words = names.filter((name) => !isDots(name));
  const patterns = words.map((name) => `(?<![\\w$])${escapeForLatin1(name)}(?:\\.\\w+)*/?['"\`]`);
  if (names.some(isDots)) patterns.push('[\'"`](?:\\.\\.?/)*\\.\\.?/?[\'"`]');
  const imports = new RegExp(patterns.join('|'));
  const needles = [...words.map((word) => Buffer.from(word)), ...(names.some(isDots) ? dotNeedles : [])];
  return {
    test(given) {
      const bytes = withoutUtf16(given);
      if (!needles.some((needle) => bytes.indexOf(needle) >= 0)) return false;
      const text = bytes.toString('latin1');
      return imports.test(text);
    },
  };
}

/** Files that hold one of some names as a word: what a framework carries is asked for by its name. */
export function createNameFilter(names: readonly string[]): ByteFilter {
  if (names.length === 0) return { test: () => false };
  const word = new RegExp(names.map((name) => `(?<![\\w$])${escapeForLatin1(name)}(?![\\w$])`).join('|'));
  const needles = names.map((name) => Buffer.from(name));
  return {
    test(given) {
      const bytes = withoutUtf16(given);
      return needles.some((needle) => bytes.indexOf(needle) >= 0) && word.test(bytes.toString('latin1'));
    },
  };
}

/**
 * The names under which other files may import a module: its base name up to the first dot (`analytics.web.ts` is
 * imported as `./analytics`); for an index file its folder's name, the dots, and its package's name; the package's
 * name also for a file that the package's manifest names.
 * @param manifest path of the nearest `package.json`, or null
 */
export function importNames(path: string, manifest: string | null): string[] {
  const base = basename(path).replace(/(?<=.)\..*$/, '');
  const isIndex = base === 'index';
  const names = isIndex ? [base, basename(dirname(path)), '.', '..'] : [base];
  const packageName = manifest === null ? null : packageNameFor(manifest, base);
  if (packageName !== null) names.push(packageName);
  return names.filter((name) => name !== '');
}

const dotNeedles = ["'.", '".', '`.'].map((text) => Buffer.from(text));

function isDots(name: string): boolean {
  return name === '.' || name === '..';
}

function packageNameFor(manifest: string, base: string): string | null {
  if (!existsSync(manifest)) return null;
  const text = readFileSync(manifest, 'utf8');
  if (base !== 'index' && base !== 'main' && !text.includes(`${base}.`)) return null;
  const name = /"name"\s*:\s*"([^"]+)"/.exec(text)?.[1];
  return name === undefined ? null : (name.split('/').at(-1) ?? null);
}
