import { type AmplitudeEvent, type Json, objectOf } from '../wire.js';

/** Click ids and the domain of the referrer, which Segment's destination did not know. */
const unknownToSegment =
  /^(initial_)?(referring_domain|utm_id|dclid|gbraid|gclid|fbclid|ko_click_id|li_fat_id|msclkid|rdt_cid|ttclid|twclid|wbraid)$/;

/**
 * Takes away what the Amplitude SDK says and Segment's destination could not: of a campaign, properties of its own
 * and `initial_…: 'EMPTY'` where a visitor came without one; of any value, a property named `__proto__`, which is
 * lost where Segment copies objects. docs/continuity.md tells of them.
 */
export function withoutOwn(event: AmplitudeEvent): AmplitudeEvent {
  const { user_properties, ...rest } = withoutPrototypes(event) as AmplitudeEvent;
  if (!user_properties) return rest;
  const isIdentify = event.event_type === '$identify';
  return { ...rest, user_properties: isIdentify ? mapEntries(user_properties, known) : user_properties };
}

function withoutPrototypes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPrototypes);
  if (typeof value !== 'object' || value === null) return value;
  const kept = filterEntries(value as Json, (key) => key !== '__proto__');
  return mapEntries(kept, (_key, inner) => withoutPrototypes(inner));
}

function known(operation: string, values: unknown): unknown {
  if (!operation.startsWith('$')) return values;
  return filterEntries(
    objectOf(values),
    (key, value) => !unknownToSegment.test(key) && !(key.startsWith('initial_') && value === 'EMPTY'),
  );
}

function mapEntries(object: Json, change: (key: string, value: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(key, value)]));
}

function filterEntries(object: Json, keep: (key: string, value: unknown) => boolean): Json {
  return Object.fromEntries(Object.entries(object).filter(([key, value]) => keep(key, value)));
}
