import type { AmplitudeEvent, Json } from '../wire.js';
import { World } from './world.js';

/** What an analyst sees of some events: the real events in order, and what is known of users and groups. */
export interface Story {
  readonly events: readonly Json[];
  readonly end: Json;
}

/** Fields of an event that are the same before and after, where there are any. */
const fields = [
  ...['revenue', 'price', 'quantity', 'productId', 'revenueType'],
  ...['language', 'platform', 'app_version', 'os_name', 'os_version', 'carrier', 'idfv', 'idfa', 'adid'],
  ...['device_brand', 'device_manufacturer', 'device_model'],
  ...['country', 'region', 'city', 'location_lat', 'location_lng'],
  ...['min_id_length', 'zone'],
];

/** Keys that stand for the project of a program, which has only one. */
const ownKeys: readonly unknown[] = [undefined, 'amplitude-api-key', 'AMPLITUDE_API_KEY'];

/**
 * Tells the story of some events.
 * @param stored ids of devices that were known before the first event; any other is named D1, D2 … as it appears
 * @param known events of the time before, which are not told again
 */
export function storyOf(
  events: readonly AmplitudeEvent[],
  stored: readonly string[],
  known: readonly AmplitudeEvent[],
): Story {
  const world = new World();
  for (const event of known) world.take(event);
  const told: Json[] = [];
  for (const event of events) {
    const { user, groups } = world.take(event);
    if (event.event_type.startsWith('$')) continue;
    told.push({
      event: event.event_type,
      user: event.user_id ?? 'none',
      device: event.device_id,
      properties: event.event_properties ?? {},
      ...given(event),
      userProperties: user,
      userGroups: groups,
    });
  }
  return withNames({ events: told, end: world.end() }, stored);
}

/** An id of the SDKs' own making. */
const ownId = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/;

/** Gives each id of the SDKs' own making a name; one that the program chose is its own. */
function withNames(story: Story, stored: readonly string[]): Story {
  const names = new Map(stored.map((id, index) => [id, `stored ${index + 1}`]));
  let count = 0;
  const text = JSON.stringify(story).replace(new RegExp(ownId, 'g'), (id) => {
    const name = names.get(id) ?? `D${++count}`;
    names.set(id, name);
    return name;
  });
  return JSON.parse(text) as Story;
}

const minute = 60_000;

/** What is not the SDK's own doing: a time or a session of now, an id, the address that the server fills in. */
function given(event: AmplitudeEvent): Json {
  const isNow = (value: unknown): boolean => Math.abs(Date.now() - Number(value)) < 10 * minute;
  const { time, session_id, ip, groups, insert_id, api_key } = event;
  return {
    ...Object.fromEntries(fields.filter((key) => event[key] !== undefined).map((key) => [key, event[key]])),
    ...(time !== undefined && !isNow(time) ? { time } : {}),
    ...(session_id !== undefined && !isNow(session_id) ? { session_id } : {}),
    ...(ip !== undefined && ip !== '$remote' ? { ip } : {}),
    ...(insert_id !== undefined && !ownId.test(String(insert_id)) ? { insert_id } : {}),
    ...(groups ? { groups } : {}),
    ...(ownKeys.includes(api_key) ? {} : { api_key }),
  };
}
