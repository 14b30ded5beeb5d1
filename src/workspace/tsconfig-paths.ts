import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseExpression } from '@babel/parser';
import type { ObjectExpression } from '@babel/types';
import { upward } from './root.js';

/** An alias of a tsconfig: `@app/*`, with the paths that it stands for. */
interface PathAlias {
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** Deeper than configs extend each other. */
const mostParents = 5;

/**
 * The places that an import may mean by the `paths` and the `baseUrl` of the nearest tsconfig.json or jsconfig.json, as
 * far as it can be read: those that it extends are often made by a framework, or come with a package, and are not there.
 * @param root the folder above which none counts
 */
export function aliasedPlaces(file: string, specifier: string, root: string): string[] {
  for (const folder of upward(dirname(file))) {
    const config = ['tsconfig.json', 'jsconfig.json'].map((name) => join(folder, name)).find(existsSync);
    if (config) return placesIn(config, specifier);
    if (folder === root) return [];
  }
  return [];
}

const placesIn = (config: string, specifier: string): string[] =>
  aliasesOf(config, 0).flatMap(({ pattern, targets }) => {
    const rest = matched(pattern, specifier);
    return rest === null ? [] : targets.map((target) => target.replace('*', rest));
  });

/** What the star of a pattern stands for; null where it does not match. */
function matched(pattern: string, specifier: string): string | null {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === specifier ? '' : null;
  const fits = specifier.startsWith(before) && specifier.endsWith(after);
  return fits && specifier.length >= before.length + after.length
    ? specifier.slice(before.length, specifier.length - after.length)
    : null;
}

function aliasesOf(config: string, depth: number): PathAlias[] {
  const own = objectIn(config);
  const options = own && memberOf(own, 'compilerOptions');
  const paths = options?.type === 'ObjectExpression' ? memberOf(options, 'paths') : null;
  const baseUrl = options?.type === 'ObjectExpression' ? memberOf(options, 'baseUrl') : null;
  const base = resolve(dirname(config), baseUrl?.type === 'StringLiteral' ? baseUrl.value : '.');
  const aliases = paths?.type === 'ObjectExpression' ? aliasesIn(paths, base) : [];
  const bare = baseUrl?.type === 'StringLiteral' ? [{ pattern: '*', targets: [join(base, '*')] }] : [];
  if (aliases.length + bare.length > 0) return [...aliases, ...bare];
  const parent = own && memberOf(own, 'extends');
  const isHere = parent?.type === 'StringLiteral' && parent.value.startsWith('.') && depth < mostParents;
  return isHere ? aliasesOf(join(dirname(config), parent.value), depth + 1) : [];
}

function aliasesIn(paths: ObjectExpression, base: string): PathAlias[] {
  return paths.properties.flatMap((member) => {
    if (member.type !== 'ObjectProperty' || member.key.type !== 'StringLiteral') return [];
    const list = member.value.type === 'ArrayExpression' ? member.value.elements : [];
    const targets = list.flatMap((element) =>
      element?.type === 'StringLiteral' ? [resolve(base, element.value)] : [],
    );
    return [{ pattern: member.key.value, targets }];
  });
}

/** The object that a config is; comments and trailing commas are no mistakes. Null for one that cannot be read. */
function objectIn(config: string): ObjectExpression | null {
  const path = config.endsWith('.json') ? config : `${config}.json`;
  try {
    const object = parseExpression(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
    return object.type === 'ObjectExpression' ? object : null;
  } catch {
    return null;
  }
}

function memberOf({ properties }: ObjectExpression, name: string) {
  for (const member of properties) {
    if (member.type !== 'ObjectProperty' || member.key.type !== 'StringLiteral') continue;
    if (member.key.value === name) return member.value;
  }
  return null;
}
