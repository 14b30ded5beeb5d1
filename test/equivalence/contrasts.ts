import { isDeepStrictEqual } from 'node:util';
import { type ConfigKey, valueAt } from '../../src/config/keys.js';
import { completed, type PartialOptions } from '../../src/config/profiles.js';
import type { Config } from '../../src/config/schema.js';
import type { Pair } from './pair.js';

/** Two pairs of one program whose configs differ by one key. */
export type Contrast = readonly [Pair, Pair];

/** The keys that programs are run for: all that hold a value of their own. */
export function dataKeys(keys: readonly ConfigKey[]): ConfigKey[] {
  return keys.filter(({ name, values }) => name !== '$schema' && !values.includes('list of objects'));
}

/** All contrasts by the key that they show. */
export function contrasts(keys: readonly ConfigKey[], pairs: readonly Pair[]): Map<string, Contrast[]> {
  const found = new Map<string, Contrast[]>();
  const programs = new Map<string, Pair[]>();
  for (const pair of pairs) {
    const program = circumstancesOf(pair);
    programs.set(program, [...(programs.get(program) ?? []), pair]);
  }
  for (const variants of programs.values()) {
    for (const [index, one] of variants.entries()) {
      for (const other of variants.slice(index + 1)) {
        const [key, ...more] = differences(one.config ?? {}, other.config ?? {}, keys);
        if (key === undefined || more.length > 0) continue;
        found.set(key, [...(found.get(key) ?? []), [one, other]]);
      }
    }
  }
  return found;
}

/** The same for the same program under the same conditions. */
function circumstancesOf({ before, environment, place, snippet, visits, visitsBefore, tabs }: Pair): string {
  return JSON.stringify([before, environment, place, snippet, visits, visitsBefore, tabs]);
}

/** The keys in which two configs differ, but for those that only follow from their profiles. */
function differences(one: Config, other: Config, keys: readonly ConfigKey[]): string[] {
  return keys
    .map(({ name }) => name)
    .filter((name) => read(one, name) !== undefined || read(other, name) !== undefined)
    .filter((name) => !isDeepStrictEqual(inForce(one, name), inForce(other, name)));
}

const inForce = (config: Config, name: string): unknown => read(completed(config as PartialOptions), name);

/** What stands under a key; of a key inside of a list, what each item has. */
function read(options: object, name: string): unknown {
  const [list = '', inner] = name.split('[].');
  const value = valueAt(options, list);
  if (inner === undefined || !Array.isArray(value)) return value;
  return value.map((item: object) => valueAt(item, inner)).filter((one) => one !== undefined);
}
