import type { Expression } from '../amplitude/step.js';

/** A field of `EventOptions`. */
export interface EventOption {
  readonly name: string;
  readonly type: 'text' | 'int' | 'double' | 'long';
  readonly value: Expression;
}

/** The fields of Amplitude's `EventOptions` (Amplitude-Kotlin 1.30, `events/EventOptions.kt`; AmplitudeSwift 1.18, `EventOptions.swift`), by their name on the wire. */
const fields: Readonly<Record<string, readonly [string, EventOption['type']]>> = {
  insert_id: ['insertId', 'text'],
  event_id: ['eventId', 'long'],
  session_id: ['sessionId', 'long'],
  app_version: ['appVersion', 'text'],
  os_name: ['osName', 'text'],
  os_version: ['osVersion', 'text'],
  platform: ['platform', 'text'],
  device_id: ['deviceId', 'text'],
  idfv: ['idfv', 'text'],
  device_brand: ['deviceBrand', 'text'],
  device_manufacturer: ['deviceManufacturer', 'text'],
  device_model: ['deviceModel', 'text'],
  carrier: ['carrier', 'text'],
  country: ['country', 'text'],
  region: ['region', 'text'],
  city: ['city', 'text'],
  location_lat: ['locationLat', 'double'],
  location_lng: ['locationLng', 'double'],
  language: ['language', 'text'],
  ip: ['ip', 'text'],
  revenue: ['revenue', 'double'],
  price: ['price', 'double'],
  quantity: ['quantity', 'int'],
  productId: ['productId', 'text'],
  revenueType: ['revenueType', 'text'],
};

/** The options of an event as fields of the class. */
export function eventOptionNames(options: Expression): EventOption[] {
  if (options.kind !== 'object') return [];
  return options.entries.flatMap((entry): EventOption[] => {
    if (!('key' in entry)) throw new Error('an option of an event is not written out');
    const field = fields[entry.key];
    if (!field) throw new Error(`not an option of an event in an app: ${entry.key}`);
    return [{ name: field[0], type: field[1], value: entry.value }];
  });
}
