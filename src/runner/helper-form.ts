import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { resolvesAsNode } from '../workspace/tsconfig.js';

/** A file that imports the helper, with what decides what it can load. */
export interface Importer {
  readonly path: string;
  readonly text: string;
  /** Node takes `.js` files beside it for ES modules. */
  readonly isAmongModules: boolean;
  /** Node takes a helper that ends with `.js` for an ES module. */
  readonly isHelperModule: boolean;
  /** The project is written in TypeScript, so its helper is, too, where that can be loaded. */
  readonly usesTypes: boolean;
  /** The project has an SDK for Node, so its scripts may run as they are; others go through a bundler. */
  readonly isServers: boolean;
  /** The folder above which no tsconfig counts. */
  readonly root: string;
}

export const isTypeScript = (path: string): boolean => /\.[mc]?tsx?$/.test(path);

/**
 * What a helper file can be called for a file to load it, without a compiler or with the one that the file needs itself.
 * The first is what a new one is called. Node takes `.cjs` and `.mjs` by their names, `.js` by the manifest.
 */
export function loadableExtensions(importer: Importer): readonly string[] {
  const { path, text, isAmongModules, isHelperModule, usesTypes } = importer;
  switch (extname(path)) {
    case '.cjs':
      return isHelperModule ? ['.cjs'] : ['.cjs', '.js'];
    case '.mjs':
      return isHelperModule && !usesTypes ? ['.js', '.mjs'] : ['.mjs', '.js'];
    case '.cts':
      return isHelperModule ? ['.cts'] : ['.ts', '.cts'];
    case '.mts':
      return ['.ts', '.mts', '.js', '.mjs'];
    default:
      return !isAmongModules && usesCommonJs(path, text) ? forRequire(importer) : forImport(importer);
  }
}

function forRequire({ isHelperModule, usesTypes, isServers }: Importer): readonly string[] {
  if (isHelperModule) return ['.cjs'];
  if (!usesTypes) return ['.js', '.ts', '.cjs', '.cts'];
  return isServers ? ['.cjs', '.js'] : ['.ts', '.js', '.cjs', '.cts'];
}

function forImport({ path, isAmongModules, isHelperModule, usesTypes }: Importer): readonly string[] {
  if (usesTypes) return ['.ts', '.js', '.mts', '.mjs'];
  const isNodes = extname(path) === '.js' && isAmongModules;
  return isNodes && !isHelperModule ? ['.mjs', '.js'] : ['.js', '.ts', '.mjs', '.mts'];
}

/** Whether a helper file that is there can be loaded under a name that can. */
export function isLoadable(helper: string, importer: Importer): boolean {
  if (extname(helper) !== '.js') return true;
  const isCommonJs = usesCommonJs(helper, readFileSync(helper, 'utf8'));
  if (extname(importer.path) === '.cjs') return isCommonJs;
  return extname(importer.path) !== '.mjs' || importer.isHelperModule || isCommonJs;
}

/** True for a file that loads by `require`, or exports without `export`. */
export function usesCommonJs(path: string, text: string): boolean {
  if (/\.m[jt]s$/.test(path)) return false;
  if (/\.c[jt]s$/.test(path)) return true;
  return /\b(require\s*\(|exports\b)/.test(text) && !/^\s*(import|export)\b/m.test(text);
}

/** The extension with which a file imports a helper; none where its neighbours' imports have none, and nothing needs it. */
export function importExtension(importer: Importer, helper: string): string {
  const { path, text, isAmongModules, root } = importer;
  const own = extname(helper);
  const compiled = own.replace('ts', 'js');
  // No resolver adds these.
  if (!/^\.[jt]s$/.test(own)) return compiled;
  const carried = carriedExtensions(text);
  if (carried.some((extension) => /^\.[mc]?tsx?$/.test(extension))) return own;
  if (carried.some((extension) => /^\.[mc]?jsx?$/.test(extension)) || /\.m[jt]s$/.test(path)) return compiled;
  if (carried.includes('') || !isAmongModules) return '';
  // What Node runs as an ES module has to say it; of a bundler's files one cannot tell.
  const isNodes = isTypeScript(path) ? resolvesAsNode(path, root) : extname(path) === '.js' && own === '.js';
  return isNodes ? compiled : '';
}

/** What the file's own relative imports end with; empty for those without an extension. */
function carriedExtensions(text: string): string[] {
  const specifiers = text.matchAll(/\b(?:from|import)\s*['"](\.{1,2}\/[^'"]+)['"]/g);
  return [...specifiers].map((match) => extname(match[1] ?? ''));
}
