import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { HelperSettings } from '../../src/amplitude/helper/helper.js';
import { helperFunctions, helperSource } from '../../src/amplitude/helper/helper.js';
import { completed, type PartialOptions } from '../../src/config/profiles.js';

/** The contract of the emitted file, as its callers see it. */
export interface Helper {
  setTraits<T>(identify: T, traits: unknown): T;
  toUserId(id: unknown): string | undefined;
  userOption(id: unknown): { user_id?: string };
  ifId<R>(id: unknown, use: (id: string) => R): R | undefined;
  pageEvent(name: unknown): string;
  pageProperties(name?: unknown, properties?: unknown, category?: unknown): Record<string, unknown>;
  segmentIdentity(apiKey: string | undefined): { deviceId?: string; userId?: string };
  started<T>(client: T, start: (client: T) => unknown): T;
  whenStarted<T>(client: T, start: (client: T) => { promise: Promise<unknown> }): Promise<T>;
  messageOptions(message: object): Record<string, unknown>;
  trackArguments(message: object): [string, object | undefined, object];
  pageArguments(message: object): [string, object | undefined, object];
  screenArguments(message: object): [string, object | undefined, object];
  withError(callback: (error?: unknown) => unknown): (result: unknown) => unknown;
  flushed(client: object | null | undefined, options?: { timeout?: number }): Promise<void>;
  delivered<T>(sent: { promise: Promise<T> }, flush: () => unknown): Promise<T>;
}

const variants = [
  { language: 'ts', moduleForm: 'esm', source: 'ts-esm.mts', output: 'ts-esm.mjs' },
  { language: 'js', moduleForm: 'esm', source: 'js-esm.mjs', output: 'js-esm.mjs' },
  { language: 'js', moduleForm: 'cjs', source: 'js-cjs.cjs', output: 'js-cjs.cjs' },
] as const;

/** The files of all variants by name, with all functions, ready to be written. */
export function variantFiles(
  options: PartialOptions = {},
  eol: HelperSettings['eol'] = '\n',
): Record<string, string> {
  const all = completed(options);
  return Object.fromEntries(
    variants.map(({ source, output: _, ...dialect }) => [
      source,
      helperSource(helperFunctions(all), { ...dialect, eol, options: all }),
    ]),
  );
}

/** A temporary folder with these files in which the project's packages can be imported. */
export function temporaryProject(files: Record<string, string>): { folder: string; remove: () => void } {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'helper-')));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir');
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Runs the compiler in the folder and returns what it prints: nothing where all is well. */
export function compile(folder: string, ...flags: readonly string[]): string {
  try {
    const tsc = resolve('node_modules/.bin/tsc');
    return execFileSync(tsc, ['--ignoreConfig', ...flags], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout);
  }
}

/** Loads all variants as a user's program would: compiled where they are TypeScript, imported or required. */
export function loadVariants(options: PartialOptions = {}): { name: string; helper: Helper }[] {
  const { folder, remove } = temporaryProject(variantFiles(options));
  const types = ['--module', 'nodenext', '--target', 'es2022', '--types', ''];
  const problems = compile(folder, ...types, '--noEmitOnError', 'ts-esm.mts');
  if (problems !== '') throw new Error(problems);
  const require = createRequire(join(folder, 'main.cjs'));
  const loaded = variants.map(({ language, moduleForm, output }) => ({
    name: `${language}, ${moduleForm}`,
    // Node's `require` loads ES modules as well from 20.19 on.
    helper: require(`./${output}`) as Helper,
  }));
  remove();
  return loaded;
}
