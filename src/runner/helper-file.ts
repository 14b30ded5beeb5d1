import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, relative, sep } from 'node:path';
import {
  type HelperSettings,
  helperAddition,
  helperSource,
  isHelperFile,
  missingFunctions,
} from '../amplitude/helper/helper.js';
import type { Dialect } from '../amplitude/helper/print.js';
import type { Options } from '../config/options.js';
import { nearestManifest, upward } from '../workspace/root.js';

/** The helper file of a project: where it is, or will be, and how one file imports it. */
export interface HelperFile {
  readonly path: string;
  /** As written in an import of the file in question. */
  readonly specifier: string;
  /** The text of the file as it is; null where there is none. */
  readonly before: string | null;
  /** Its text with these functions; what is there already stays as it is. */
  readonly withFunctions: (wanted: readonly string[]) => string;
  /** Functions that are missing where the file is there already. */
  readonly missing: () => readonly string[];
  /** Those that it is not given: a file of that name may be the project's own. */
  readonly lacks: readonly string[];
}

const defaultName = 'amplitude-helpers';

/**
 * The helper file that a source file uses: `src/amplitude-helpers.*` beside the nearest package.json, or where
 * the config puts it.
 * @param text the file's own, whose imports show the form that is used
 * @param root the folder above which no manifest counts; null for none
 * @param usesTypes whether files of the same package that need helpers are TypeScript
 */
export function helperFor(
  file: string,
  text: string,
  root: string | null,
  options: Options,
  usesTypes: boolean = isTypeScript(file),
): HelperFile {
  const manifest = nearestManifest(file, root ?? '/');
  const top = manifest ? dirname(manifest) : (root ?? dirname(file));
  const home = projectFolder(file, top);
  const place = options.helper ?? (existsSync(join(home, 'src')) ? `src/${defaultName}` : defaultName);
  const given = extname(place) === '' ? null : join(home, place);
  const extension = usesTypes || existsSync(join(home, 'tsconfig.json')) ? '.ts' : '.js';
  const path = given ?? existing(join(home, place)) ?? join(home, place + extension);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : null;
  const missing = () => (before === null ? [] : missingFunctions(before, options));
  const settings: HelperSettings = { ...dialectOf(path, before ?? text), eol: '\n', options };
  return {
    path,
    specifier: specifierOf(file, path, text),
    before,
    withFunctions: (wanted) =>
      before === null ? helperSource(wanted, settings) : before + helperAddition(before, wanted, settings),
    missing,
    lacks: before === null || isHelperFile(before) ? [] : missing(),
  };
}

/** In a repository of many projects under one manifest, each has a `project.json` of its own. */
function projectFolder(file: string, top: string): string {
  for (const folder of upward(dirname(file))) {
    if (folder === top || existsSync(join(folder, 'project.json'))) return folder;
  }
  return top;
}

export const isTypeScript = (path: string): boolean => /\.[mc]?tsx?$/.test(path);

const extensions = ['.ts', '.js', '.mts', '.mjs', '.cts', '.cjs'];

function existing(stem: string): string | null {
  return extensions.map((extension) => stem + extension).find((path) => existsSync(path)) ?? null;
}

/** TypeScript writes modules in one form, whatever they are compiled to. */
function dialectOf(path: string, text: string): Dialect {
  if (isTypeScript(path)) return { language: 'ts', moduleForm: 'esm' };
  return { language: 'js', moduleForm: usesCommonJs(path, text) ? 'cjs' : 'esm' };
}

function usesCommonJs(path: string, text: string): boolean {
  if (path.endsWith('.mjs')) return false;
  if (path.endsWith('.cjs')) return true;
  return /\b(require\s*\(|exports\b)/.test(text) && !/^\s*(import|export)\b/m.test(text);
}

/** Relative, with an extension only where the neighbours' imports need one. */
function specifierOf(file: string, helper: string, text: string): string {
  const folder = relative(dirname(file), dirname(helper)).split(sep).join('/');
  const prefix = folder === '' ? './' : folder.startsWith('.') ? `${folder}/` : `./${folder}/`;
  const stem = basename(helper, extname(helper));
  return prefix + stem + importExtension(file, helper, text);
}

/** `.mjs` and Node's own ESM want the extension; so does a file whose own relative imports carry one. */
function importExtension(file: string, helper: string, text: string): string {
  const relatives = [...text.matchAll(/\b(?:from|import)\s*['"](\.{1,2}\/[^'"]+)['"]/g)].map(
    (match) => match[1] ?? '',
  );
  const carry = relatives.some((specifier) => /\.[mc]?js$/.test(specifier));
  return carry || /\.m[jt]s$/.test(file) ? extname(helper).replace('ts', 'js') : '';
}
