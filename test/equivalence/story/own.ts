import { type AmplitudeEvent, type Json, objectOf } from '../wire.js';

/** Click ids and the domain of the referrer, which Segment's destination did not know. */
const unknownToSegment =
  /^(initial_)?(referring_domain|utm_id|dclid|gbraid|gclid|fbclid|ko_click_id|li_fat_id|msclkid|rdt_cid|ttclid|twclid|wbraid)$/;

/**
 * Takes away what the Amplitude SDK says of a campaign and Segment's destination did not: properties of its own,
 * and `initial_…: 'EMPTY'` where a visitor came without a campaign. docs/continuity.md tells of them.
 */
export function withoutOwn(event: AmplitudeEvent): AmplitudeEvent {
  const { user_properties } = event;
  if (event.event_type !== '$identify' || !user_properties) return event;
  return {
    ...event,
    user_properties: Object.fromEntries(
      Object.entries(user_properties).map(([operation, values]) => [operation, known(operation, values)]),
    ),
  };
}

function known(operation: string, values: unknown): unknown {
  if (!operation.startsWith('$')) return values;
  const kept: Json = Object.fromEntries(
    Object.entries(objectOf(values)).filter(
      ([key, value]) => !unknownToSegment.test(key) && !(key.startsWith('initial_') && value === 'EMPTY'),
    ),
  );
  return kept;
}
