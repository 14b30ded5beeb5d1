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
import { holdsModules, nearestManifest, upward } from '../workspace/root.js';
import {
  type Importer,
  importExtension,
  isLoadable,
  isTypeScript,
  loadableExtensions,
  usesCommonJs,
} from './helper-form.js';

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
 * the config puts it, in a form that the file can load.
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
  const importer: Importer = {
    path: file,
    text,
    isAmongModules: holdsModules(file, root ?? top),
    isHelperModule: holdsModules(join(home, place), root ?? top),
    isServers: manifest !== null && readFileSync(manifest, 'utf8').includes('analytics-node"'),
    usesTypes: usesTypes || existsSync(join(home, 'tsconfig.json')),
    root: root ?? top,
  };
  const path = pathFor(join(home, place), importer);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : null;
  const missing = () => (before === null ? [] : missingFunctions(before, options));
  const settings: HelperSettings = { ...dialectOf(path, before ?? text, importer), eol: '\n', options };
  return {
    path,
    specifier: specifierOf(importer, path),
    before,
    withFunctions: (wanted) =>
      before === null ? helperSource(wanted, settings) : before + helperAddition(before, wanted, settings),
    missing,
    lacks: before === null || isHelperFile(before) ? [] : missing(),
  };
}

/** The file at a place, with or without an extension: one that is there and can be loaded, else a new one. */
function pathFor(place: string, importer: Importer): string {
  const loadable = loadableExtensions(importer);
  const given = /\.[mc]?[jt]s$/.exec(place)?.[0] ?? '';
  const stem = place.slice(0, place.length - given.length);
  if (loadable.includes(given) && (!existsSync(place) || isLoadable(place, importer))) return place;
  const found = inOrder(loadable).map((extension) => stem + extension);
  return (
    found.find((path) => existsSync(path) && isLoadable(path, importer)) ?? stem + (loadable[0] ?? given)
  );
}

/** Of two files the one in TypeScript is the source of the other. */
const inOrder = (extensions: readonly string[]): string[] =>
  [...extensions].sort((a, b) => Number(!isTypeScript(a)) - Number(!isTypeScript(b)));

/** In a repository of many projects under one manifest, each has a `project.json` of its own. */
function projectFolder(file: string, top: string): string {
  for (const folder of upward(dirname(file))) {
    if (folder === top || existsSync(join(folder, 'project.json'))) return folder;
  }
  return top;
}

/** TypeScript writes modules in one form, whatever they are compiled to. */
function dialectOf(path: string, text: string, { isHelperModule }: Importer): Dialect {
  if (isTypeScript(path)) return { language: 'ts', moduleForm: 'esm' };
  const isEsm = extname(path) === '.js' && isHelperModule;
  return { language: 'js', moduleForm: !isEsm && usesCommonJs(path, text) ? 'cjs' : 'esm' };
}

/** Relative, with an extension only where it is needed, or where the neighbours' imports have one. */
function specifierOf(importer: Importer, helper: string): string {
  const folder = relative(dirname(importer.path), dirname(helper)).split(sep).join('/');
  const prefix = folder === '' ? './' : folder.startsWith('.') ? `${folder}/` : `./${folder}/`;
  return prefix + basename(helper, extname(helper)) + importExtension(importer, helper);
}
