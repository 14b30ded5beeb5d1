import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { upward } from '../workspace/root.js';

/** The key in package.json, and the first part of the file names. */
export const configName = 'segment-to-amplitude';

/** The names of config files, the first of a folder wins; package.json comes last. */
const configFileNames = ['json', 'js', 'mjs', 'ts'].map((ending) => `${configName}.config.${ending}`);

/**
 * The first config upward from a folder to the repository's root, or null.
 * Cheap on purpose: a run without a config loads nothing else of this folder.
 */
export function findConfig(cwd: string): string | null {
  for (const folder of upward(cwd)) {
    const file = configIn(folder);
    if (file !== null) return file;
    if (existsSync(join(folder, '.git'))) return null;
  }
  return null;
}

function configIn(folder: string): string | null {
  const file = configFileNames.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (file !== undefined) return file;
  const manifest = join(folder, 'package.json');
  return hasConfigKey(manifest) ? manifest : null;
}

/** A manifest that cannot be read holds no config; it is the runner that speaks of broken manifests. */
function hasConfigKey(manifest: string): boolean {
  try {
    const text = readFileSync(manifest, 'utf8').replace(/^\uFEFF/, '');
    return text.includes(configName) && Object.hasOwn(JSON.parse(text), configName);
  } catch {
    return false;
  }
}
