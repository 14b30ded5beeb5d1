import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { upward } from './root.js';

/** Settings of `module` and `moduleResolution` by which TypeScript finds modules as Node does. */
const nodes = /"module(?:Resolution)?"\s*:\s*"node(?:16|18|20|next)"/i;
const others = /"module(?:Resolution)?"\s*:\s*"/;
const parent = /"extends"\s*:\s*(?:\[\s*)?"([^"]+)"/;

/**
 * True where the nearest tsconfig.json has TypeScript find modules as Node does: imports in ES modules carry an extension
 * then. Of the configs that others extend only those of the repository are read; `@tsconfig/node…` are known.
 * @param root the folder above which none counts
 */
export function resolvesAsNode(file: string, root: string): boolean {
  const config = nearestConfig(file, root, ['tsconfig.json']);
  return config !== null && saysNode(config, 0);
}

/** The first of these files from a file's folder upward, not above `root`; null where there is none. */
export function nearestConfig(file: string, root: string, names: readonly string[]): string | null {
  for (const folder of upward(dirname(file))) {
    const config = names.map((name) => join(folder, name)).find(existsSync);
    if (config !== undefined) return config;
    if (folder === root) return null;
  }
  return null;
}

/** Deeper than configs extend each other. */
export const mostParents = 5;

function saysNode(config: string, depth: number): boolean {
  const text = existsSync(config) ? readFileSync(config, 'utf8') : '';
  if (nodes.test(text)) return true;
  const base = parent.exec(text)?.[1];
  if (others.test(text) || base === undefined || depth === mostParents) return false;
  if (!base.startsWith('.')) return /^@tsconfig\/node(\d|-lts)/.test(base);
  const path = join(dirname(config), base);
  return saysNode(path.endsWith('.json') ? path : `${path}.json`, depth + 1);
}
