import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseExpression } from '@babel/parser';
import type { ObjectExpression } from '@babel/types';
import { mostParents, nearestConfig } from './tsconfig.js';

/** An alias of a tsconfig: `@app/*`, with the paths that it stands for. */
interface PathAlias {
  readonly pattern: string;
  readonly targets: readonly string[];
}

/** The places that an import of a file may mean. */
type AliasedPlaces = (file: string, specifier: string) => string[];

/**
 * Finds them by the `paths` and the `baseUrl` of the nearest tsconfig.json or jsconfig.json, as far as it can be read:
 * those that it extends are often made by a framework, or come with a package, and are not there. Each is read once.
 * @param root the folder above which none counts
 */
export function createAliasedPlaces(root: string): AliasedPlaces {
  const known = new Map<string, readonly PathAlias[]>();
  return (file, specifier) => {
    const config = nearestConfig(file, root, ['tsconfig.json', 'jsconfig.json']);
    if (config === null) return [];
    const aliases = known.get(config) ?? aliasesOf(config, 0);
    known.set(config, aliases);
    return aliases.flatMap(({ pattern, targets }) => {
      const rest = matched(pattern, specifier);
      return rest === null ? [] : targets.map((target) => target.replace('*', rest));
    });
  };
}

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
