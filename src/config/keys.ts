import { type Continuity, continuities } from './options.js';
import { completed, profiles } from './profiles.js';
import { configJsonSchema } from './schema.js';

/** A key of the config, as `explain` and the docs tell of it. */
export interface ConfigKey {
  /** With the keys above it: `group.type`, `group.patterns[].match`. */
  readonly name: string;
  readonly description: string;
  /** What it may hold: choices, each as JSON would write it, or the names of types. */
  readonly values: readonly string[];
  /** As JSON; null where there is none. */
  readonly default: string | null;
  readonly isRequired: boolean;
  /** Profiles of `continuity` that set it otherwise, with what they set, as JSON. */
  readonly profiles: Readonly<Partial<Record<Continuity, string>>>;
}

interface Schema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly const?: unknown;
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
}

/** All keys, in the order of the schema. */
export function configKeys(): readonly ConfigKey[] {
  return keysOf(configJsonSchema() as Schema, '');
}

function keysOf({ properties = {}, required = [] }: Schema, prefix: string): ConfigKey[] {
  return Object.entries(properties).flatMap(([own, schema]) => {
    const name = prefix + own;
    if (schema.type === 'object') return keysOf(schema, `${name}.`);
    const key: ConfigKey = {
      name,
      description: schema.description ?? '',
      values: valuesOf(schema),
      default: schema.default === undefined ? null : JSON.stringify(schema.default),
      isRequired: required.includes(own),
      profiles: profilesOf(name),
    };
    return [key, ...(schema.items?.properties ? keysOf(schema.items, `${name}[].`) : [])];
  });
}

function valuesOf({ type = '', enum: choices, const: only, anyOf, items }: Schema): string[] {
  if (choices) return choices.map((choice) => JSON.stringify(choice));
  if (only !== undefined) return [JSON.stringify(only)];
  if (anyOf) return anyOf.flatMap(valuesOf);
  if (items) return [items.type === 'object' ? 'list of objects' : 'list of strings'];
  return [type];
}

function profilesOf(name: string): ConfigKey['profiles'] {
  const own = continuities.filter((continuity) => valueAt(profiles[continuity], name) !== undefined);
  const entries = own.map((continuity) => [
    continuity,
    JSON.stringify(valueAt(completed({ continuity }), name)),
  ]);
  return Object.fromEntries(entries) as ConfigKey['profiles'];
}

/** What some options hold under the name of a key. */
export function valueAt(options: object, name: string): unknown {
  return name.split('.').reduce<unknown>((value, key) => Object(value)[key], options);
}
