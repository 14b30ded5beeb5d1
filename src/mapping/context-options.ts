import type { Flavour } from '../amplitude/flavours.js';
import { constant, type ObjectEntry, source } from '../amplitude/step.js';
import type { Value } from '../segment/value.js';

/** What part of the options comes to, and what of it has no counterpart. */
export interface Fields {
  readonly entries: ObjectEntry[];
  readonly dropped: string[];
}

/**
 * Context fields and the Amplitude event options they arrive as
 * (segmentio/action-destinations, `destinations/amplitude/event-schema.ts`, default mappings).
 */
const contextFields: Readonly<Record<string, readonly string[]>> = {
  ip: ['ip'],
  locale: ['language'],
  'app.version': ['app_version'],
  'os.name': ['os_name'],
  'os.version': ['os_version'],
  'device.id': ['device_id', 'idfv'],
  'device.type': ['platform'],
  'device.brand': ['device_brand'],
  'device.manufacturer': ['device_manufacturer'],
  'device.model': ['device_model'],
  'device.advertisingId': ['idfa', 'adid'],
  'network.carrier': ['carrier'],
  'location.country': ['country'],
  'location.region': ['region'],
  'location.city': ['city'],
  'location.latitude': ['location_lat'],
  'location.longitude': ['location_lng'],
};

/** What a server says of a visitor besides; a browser's SDK reads it itself. */
const serverContext: typeof contextFields = { ...contextFields, userAgent: ['user_agent'] };

/** The context fields that an SDK cannot tell by itself. */
export const contextOf = ({ identity }: Flavour): typeof contextFields =>
  identity === 'per-call' ? serverContext : contextFields;

/**
 * Maps the context fields at or below a path.
 * @param known the fields that have a counterpart
 * @param parent the object that holds them; with `only`, just that key of it
 */
export function contextOptions(
  parent: Value,
  only: string,
  known: typeof contextFields,
  path = '',
): Fields | null {
  const fields: Fields = { entries: [], dropped: [] };
  const entries = parent.entries ?? parent.declared;
  if (!entries) return null;
  for (const entry of entries) {
    if (entry.kind !== 'property') return null;
    if (only && entry.key !== only) continue;
    const name = path + entry.key;
    const targets = known[name];
    const isParent = Object.keys(known).some((field) => field.startsWith(`${name}.`));
    if (targets) addField(targets, name, entry.value, fields);
    else if (isParent) {
      const below = contextOptions(entry.value, '', known, `${name}.`);
      if (!below) return null;
      fields.entries.push(...below.entries);
      fields.dropped.push(...below.dropped);
    } else fields.dropped.push(...droppedNames(entry.value, only ? name : `context.${name}`));
  }
  return fields;
}

/** A part of a page may be read where the others are not. */
function droppedNames({ entries }: Value, name: string): string[] {
  const keys = entries?.flatMap((entry) => (entry.kind === 'property' ? [entry.key] : [])) ?? [];
  return name === 'context.page' && keys.includes('referrer') ? keys.map((key) => `${name}.${key}`) : [name];
}

/** How the destination writes the platforms that it knows (action-destinations, `amplitude/event-schema.ts`). */
const platforms: Readonly<Record<string, string>> = { ios: 'iOS', android: 'Android' };

/** Adds a context field under its names; what cannot be said of it is dropped. */
function addField(targets: readonly string[], name: string, value: Value, fields: Fields): void {
  const [first = ''] = targets;
  if (first === 'platform' && value.constant === undefined) {
    fields.dropped.push(`the names iOS and Android for context.${name}`);
  }
  const platform = first === 'platform' ? platforms[String(value.constant)] : undefined;
  const said = platform === undefined ? source(value.span) : constant(platform);
  // What must not be evaluated twice is said under its first name only.
  const mayRepeat = value.stable || value.constant !== undefined;
  const names = mayRepeat ? targets : [first];
  fields.entries.push(...names.map((key) => ({ key, value: said })));
  for (const lost of targets.slice(names.length)) fields.dropped.push(`context.${name} as ${lost}`);
}
