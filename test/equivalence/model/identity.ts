import { type Json, objectOf, type SegmentMessage } from '../wire.js';
import { adding, nothing, type Rule } from './rule.js';

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce((inner, key) => objectOf(inner)[key], value);

export const user: Rule = {
  name: 'user',
  says: 'Each event carries the user id that was known when it was called.',
  source: 'event-schema.ts, user_id: { @path: $.userId }',
  apply: adding(({ userId }) => (userId ? { user_id: String(userId) } : {})),
  broken: adding(({ userId, type }) => (userId && type === 'identify' ? { user_id: String(userId) } : {})),
};

export const device: Rule = {
  name: 'device',
  says: "The device is Segment's anonymous id, unless the call names a device.",
  source: 'event-schema.ts, device_id: context.device.id, else anonymousId',
  apply: adding((message) => {
    const id = at(message, 'context', 'device', 'id') ?? message.anonymousId;
    return id === undefined ? {} : { device_id: String(id) };
  }),
  broken: adding(({ userId, anonymousId }) => ({ device_id: String(userId ?? anonymousId) })),
};

export const time: Rule = {
  name: 'time',
  says: 'A timestamp that was given is the time of the event.',
  source: 'event-schema.ts, time: { @path: $.timestamp }, in milliseconds',
  apply: adding(({ timestamp }) => {
    const date = typeof timestamp === 'number' ? new Date(timestamp) : new Date(String(timestamp));
    return { time: date.getTime() };
  }),
  broken: adding(() => ({ time: Date.now() })),
};

/** event-schema.ts, default mappings, but for those that are filled from the user agent. */
const contextFields: Readonly<Record<string, readonly string[]>> = {
  ip: ['ip'],
  language: ['locale'],
  app_version: ['app', 'version'],
  os_name: ['os', 'name'],
  os_version: ['os', 'version'],
  device_brand: ['device', 'brand'],
  device_manufacturer: ['device', 'manufacturer'],
  device_model: ['device', 'model'],
  idfv: ['device', 'id'],
  idfa: ['device', 'advertisingId'],
  adid: ['device', 'advertisingId'],
  carrier: ['network', 'carrier'],
  country: ['location', 'country'],
  region: ['location', 'region'],
  city: ['location', 'city'],
  location_lat: ['location', 'latitude'],
  location_lng: ['location', 'longitude'],
};

export const context: Rule = {
  name: 'context',
  says: 'What a call says about app, device, place and network arrives in the fields that Amplitude has for it.',
  source: 'event-schema.ts, @path: $.context.…',
  apply: adding(({ context }) => fromContext(context)),
  broken: adding(({ context }) => {
    const { city, ...rest } = fromContext(context);
    return rest;
  }),
};

function fromContext(context: unknown): Json {
  const given = Object.entries(contextFields)
    .map(([field, path]) => [field, at(context, ...path)] as const)
    .filter(([, value]) => value !== undefined && value !== null);
  const type = at(context, 'device', 'type');
  const isWeb = at(context, 'library', 'name') === 'analytics.js';
  const own = type ?? (isWeb ? 'Web' : undefined);
  const platform = type === 'ios' ? 'iOS' : type === 'android' ? 'Android' : own;
  return { ...Object.fromEntries(given), ...(platform === undefined ? {} : { platform }) };
}

export const session: Rule = {
  name: 'session',
  says: 'A session id that was given for Amplitude is the session of the event.',
  source: "event-schema.ts, session_id: { @path: $.integrations['Actions Amplitude'].session_id }",
  apply: adding((message) => {
    const id = at(message, 'integrations', 'Actions Amplitude', 'session_id');
    return id === undefined ? {} : { session_id: Number(id) };
  }),
  broken: nothing,
};

const isExcluded = ({ integrations }: SegmentMessage): boolean => {
  const own = at(integrations, 'Actions Amplitude') ?? at(integrations, 'Amplitude');
  return own === false || (at(integrations, 'All') === false && !own);
};

export const routing: Rule = {
  name: 'integrations',
  says: 'A call whose integrations leave Amplitude out sends nothing.',
  source: 'analytics-core, queue/event-queue.ts, availableExtensions; the same on the server',
  apply: (message, events) => (isExcluded(message) ? [] : events),
  broken: nothing,
};

export const attribution: Rule = {
  name: 'campaign and referrer',
  says: 'The campaign and the referrer of the page are user properties, the first ones as initial_… too.',
  source: 'convert-referrer.ts, convert-utm.ts: $set and $setOnce on every track, page, screen and identify',
  apply: (message, events) => {
    const found = campaign(message);
    if (Object.keys(found).length === 0 || message.type === 'group') return events;
    const first = Object.fromEntries(Object.entries(found).map(([key, value]) => [`initial_${key}`, value]));
    return events.map((event) => ({
      ...event,
      user_properties: {
        ...event.user_properties,
        $set: { ...objectOf(event.user_properties?.$set), ...found },
        $setOnce: { ...objectOf(event.user_properties?.$setOnce), ...first },
      },
    }));
  },
  broken: nothing,
};

function campaign({ context }: SegmentMessage): Json {
  const words = { source: 'source', medium: 'medium', campaign: 'name', term: 'term', content: 'content' };
  const utm = Object.entries(words).map(
    ([word, key]) => [`utm_${word}`, at(context, 'campaign', key)] as const,
  );
  const all = [...utm, ['referrer', at(context, 'page', 'referrer')] as const];
  return Object.fromEntries(all.filter(([, value]) => Boolean(value)));
}
