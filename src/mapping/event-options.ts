import type { Flavour } from '../amplitude/flavours.js';
import { constant, type Expression, type ObjectEntry, type Step, source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import { isNil, propertyOf, type Value } from '../segment/value.js';
import { whenId } from './ids.js';

/** What the `options` argument of a call comes to. */
export interface EventOptions {
  readonly entries: readonly ObjectEntry[];
  /** What has to be said before the call itself. */
  readonly before: readonly Step[];
  readonly findings: readonly Finding[];
  /** Set when the call has to stay as it is. */
  readonly manual?: Finding;
}

const none: EventOptions = { entries: [], before: [], findings: [] };

/** Segment's destination knows these names of itself: the classic and the actions one. */
const destinationNames = ['Amplitude', 'Actions Amplitude'];

/**
 * Context fields and the Amplitude event options they arrive as
 * (segmentio/action-destinations, `destinations/amplitude/event-schema.ts`, default mappings).
 */
const contextFields: Readonly<Record<string, string>> = {
  ip: 'ip',
  locale: 'language',
  'app.version': 'app_version',
  'os.name': 'os_name',
  'os.version': 'os_version',
  'device.id': 'device_id',
  'device.type': 'platform',
  'device.brand': 'device_brand',
  'device.manufacturer': 'device_manufacturer',
  'device.model': 'device_model',
  'network.carrier': 'carrier',
  'location.country': 'country',
  'location.region': 'region',
  'location.city': 'city',
  'location.latitude': 'location_lat',
  'location.longitude': 'location_lng',
};

/** Maps the `options` of a call. Keys that Segment does not know are context (analytics-core, `events/index.ts`). */
export function eventOptionsOf(value: Value | undefined, options: Options, flavour: Flavour): EventOptions {
  if (!value || isNil(value)) return none;
  const unclear = { ...none, manual: finding('options-unclear') };
  if (!value.entries || value.commented) return unclear;
  const entries: ObjectEntry[] = [];
  const inContext: ObjectEntry[] = [];
  const before: Step[] = [];
  const dropped: string[] = [];
  for (const entry of value.entries) {
    if (entry.kind !== 'property') return unclear;
    const { key, value: field } = entry;
    if (key === 'integrations') {
      const routed = integrationOptions(field);
      if ('manual' in routed) return { ...none, manual: routed.manual };
      entries.push(...routed.entries);
      before.push(...routed.before);
      dropped.push(...routed.dropped);
    } else if (key === 'timestamp') {
      entries.push({ key: 'time', value: milliseconds(field) });
    } else if (key === 'messageId') {
      if (options.mapMessageId) entries.push({ key: 'insert_id', value: source(field.span) });
    } else if (key === 'userId') {
      const certain = field.nonEmpty ? ({ key: 'user_id', value: source(field.span) } as const) : undefined;
      entries.push(
        certain ?? { spread: { kind: 'helper', function: 'userOption', arguments: [source(field.span)] } },
      );
    } else if (key === 'anonymousId' && flavour.identity === 'per-call') {
      entries.push({ key: 'device_id', value: source(field.span) });
    } else if (key === 'anonymousId') {
      // Segment keeps this id for every later call too.
      before.push(...whenId(field, 'deviceId', (id) => [{ kind: 'setDeviceId', id }]));
    } else {
      const context = contextOptions(key === 'context' ? field : value, key === 'context' ? '' : key);
      if (!context) return unclear;
      (key === 'context' ? inContext : entries).push(...context.entries);
      dropped.push(...context.dropped);
    }
  }
  // A key beside `context` is put over the same key in it (analytics-core, `events/index.ts`).
  const own = new Set(entries.map((entry) => ('key' in entry ? entry.key : '')));
  entries.push(...inContext.filter((entry) => !('key' in entry && own.has(entry.key))));
  const findings = dropped.length > 0 ? [finding('option-dropped', `dropped: ${dropped.join(', ')}`)] : [];
  return { entries, before, findings };
}

function milliseconds(field: Value): Expression {
  return { kind: 'milliseconds', value: source(field.span), isDate: field.shape === 'date' };
}

interface Fields {
  readonly entries: ObjectEntry[];
  readonly dropped: string[];
}

/**
 * Maps the context fields at or below a path.
 * @param parent the object that holds them; with `only`, just that key of it
 */
function contextOptions(parent: Value, only: string, path = ''): Fields | null {
  const fields: Fields = { entries: [], dropped: [] };
  if (!parent.entries) return null;
  for (const entry of parent.entries) {
    if (entry.kind !== 'property') return null;
    if (only && entry.key !== only) continue;
    const name = path + entry.key;
    const target = contextFields[name];
    const isParent = Object.keys(contextFields).some((field) => field.startsWith(`${name}.`));
    if (target) fields.entries.push(...optionsFor(target, entry.value));
    else if (isParent) {
      const below = contextOptions(entry.value, '', `${name}.`);
      if (!below) return null;
      fields.entries.push(...below.entries);
      fields.dropped.push(...below.dropped);
    } else fields.dropped.push(only ? name : `context.${name}`);
  }
  return fields;
}

/** How the destination writes the platforms that it knows (action-destinations, `amplitude/event-schema.ts`). */
const platforms: Readonly<Record<string, string>> = { ios: 'iOS', android: 'Android' };

function optionsFor(target: string, value: Value): ObjectEntry[] {
  const platform = target === 'platform' ? platforms[String(value.constant)] : undefined;
  if (platform !== undefined) return [{ key: target, value: constant(platform) }];
  const entry = { key: target, value: source(value.span) };
  // The destination takes the device id for the vendor's id as well.
  const isAlsoVendor = target === 'device_id' && (value.stable || value.constant !== undefined);
  return isAlsoVendor ? [entry, { key: 'idfv', value: source(value.span) }] : [entry];
}

interface Routing extends Fields {
  readonly before: Step[];
}

/** What `integrations` says about Amplitude: keep out, go on, or carry a session, an event id or groups. */
function integrationOptions(integrations: Value): Routing | { readonly manual: Finding } {
  const routing: Routing = { entries: [], before: [], dropped: [] };
  if (!integrations.entries?.every((entry) => entry.kind === 'property')) {
    return { manual: finding('options-unclear') };
  }
  const own = destinationNames
    .map((name) => propertyOf(integrations, name))
    .find((value) => value !== undefined);
  const all = propertyOf(integrations, 'All');
  if (own?.constant === false || (all?.constant === false && !own)) {
    return { manual: finding('excluded-from-amplitude') };
  }
  const decided = (value: Value | undefined) =>
    !value || typeof value.constant === 'boolean' || value.entries;
  if (!decided(own) || !decided(all)) return { manual: finding('options-unclear') };
  for (const entry of integrations.entries) {
    if (entry.kind !== 'property' || entry.key === 'All') continue;
    if (!destinationNames.includes(entry.key)) routing.dropped.push(`integrations.${entry.key}`);
  }
  for (const entry of own?.entries ?? []) {
    if (entry.kind !== 'property') return { manual: finding('options-unclear') };
    const { key, value } = entry;
    if (key === 'session_id' || key === 'event_id' || key === 'groups') {
      routing.entries.push({ key, value: source(value.span) });
    } else routing.dropped.push(`integrations.Amplitude.${key}`);
  }
  return routing;
}
