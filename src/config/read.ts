import { existsSync, statSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Loader } from 'lilconfig';
import { UserError } from '../errors.js';
import { configName } from './find.js';

/** Reads the value that a config file holds, whatever its kind. `label` names the file in messages. */
export async function readConfig(file: string, label: string): Promise<unknown> {
  requireFile(file, label);
  const result = await loaded(file, label);
  if (result?.config == null) throw new UserError(`${label}: ${emptyMessage(file)}`);
  return result.config;
}

const loaders: Readonly<Record<string, Loader>> = {
  '.json': (_path, content) => JSON.parse(content.replace(/^\uFEFF/, '')),
  '.js': importDefault,
  '.cjs': importDefault,
  '.mjs': importDefault,
  '.ts': importTypeScript,
  '.mts': importTypeScript,
  '.cts': importTypeScript,
};

async function loaded(file: string, label: string) {
  const { lilconfig } = await import('lilconfig');
  try {
    return await lilconfig(configName, { loaders, packageProp: [configName], cache: false }).load(file);
  } catch (error) {
    throw new UserError(`${label}: ${firstLine(error)}`);
  }
}

/** lilconfig's own loader runs a module that throws a second time, as CommonJS, and tells of that. */
async function importDefault(path: string): Promise<unknown> {
  return ((await import(pathToFileURL(path).href)) as { default?: unknown }).default;
}

async function importTypeScript(path: string): Promise<unknown> {
  const { createJiti } = await import('jiti');
  // No cache on disk: reading a config leaves nothing behind.
  return createJiti(import.meta.url, { fsCache: false }).import(path, { default: true });
}

function requireFile(file: string, label: string): void {
  if (!existsSync(file)) throw new UserError(`--config ${label}: no such file`);
  if (!statSync(file).isFile()) throw new UserError(`--config ${label}: not a file`);
  if (loaders[extname(file)] === undefined) {
    const known = Object.keys(loaders).join(', ');
    throw new UserError(`--config ${label}: expected a file that ends with one of ${known}`);
  }
}

function emptyMessage(file: string): string {
  if (basename(file) === 'package.json') return `has no object under the key "${configName}"`;
  return extname(file) === '.json'
    ? 'expected an object, got nothing'
    : 'expected an object as the default export';
}

function firstLine(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split(/\r?\n/u)[0] || 'failed without a message';
}
