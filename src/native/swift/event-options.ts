import type { Expression } from '../../amplitude/step.js';

/** An argument of `EventOptions`. */
export interface EventOption {
  readonly name: string;
  readonly value: Expression;
}

/** The fields of AmplitudeSwift's `EventOptions` (1.18, `Events/EventOptions.swift`), by their name on the wire, in their order. */
const fields: ReadonlyMap<string, string> = new Map([
  ['user_id', 'userId'],
  ['device_id', 'deviceId'],
  ['time', 'timestamp'],
  ['event_id', 'eventId'],
  ['session_id', 'sessionId'],
  ['insert_id', 'insertId'],
  ['location_lat', 'locationLat'],
  ['location_lng', 'locationLng'],
  ['app_version', 'appVersion'],
  ['platform', 'platform'],
  ['os_name', 'osName'],
  ['os_version', 'osVersion'],
  ['device_brand', 'deviceBrand'],
  ['device_manufacturer', 'deviceManufacturer'],
  ['device_model', 'deviceModel'],
  ['carrier', 'carrier'],
  ['country', 'country'],
  ['region', 'region'],
  ['city', 'city'],
  ['idfa', 'idfa'],
  ['idfv', 'idfv'],
  ['adid', 'adid'],
  ['language', 'language'],
  ['ip', 'ip'],
  ['revenue', 'revenue'],
  ['price', 'price'],
  ['quantity', 'quantity'],
  ['productId', 'productId'],
  ['revenueType', 'revenueType'],
]);

/** The options of an event as arguments of the class, and the names of those that it does not have. */
export function eventOptionsOf(options: Expression): { options: EventOption[]; lost: string[] } {
  const entries = options.kind === 'object' ? options.entries : [];
  const given = new Map(
    entries.flatMap((entry) => ('key' in entry ? [[entry.key, entry.value] as const] : [])),
  );
  const known = [...fields].flatMap(([key, name]) => {
    const value = given.get(key);
    return value && isSaid(value) ? [{ name, value }] : [];
  });
  const lost = [...given].flatMap(([key, value]) => (fields.has(key) && isSaid(value) ? [] : [key]));
  return { options: known, lost: entries.length > given.size ? [...lost, 'user_id'] : lost };
}

/** The text of a date would have to be read first. */
const isSaid = (value: Expression): boolean => value.kind !== 'milliseconds' || value.isDate;
