import { type AmplitudeEvent, type Json, objectOf, type SegmentMessage } from '../wire.js';
import type { Apply, Rule, Settings } from './rule.js';

const identifying =
  (propertiesOf: (message: SegmentMessage) => Json): Apply =>
  (message, events) =>
    message.type === 'identify'
      ? [{ event_type: '$identify', user_properties: propertiesOf(message) }]
      : events;

export const traits: Rule = {
  name: 'traits',
  says: 'Traits are user properties of the same name, and only they are.',
  source: 'identifyUser/index.ts, user_properties: { @path: $.traits }',
  apply: identifying(({ traits }) => objectOf(traits)),
  broken: identifying(({ traits, userId }) => ({ id: userId, ...objectOf(traits) })),
};

/** Changes the traits of an identify or a group. */
const overTraits =
  (change: (properties: Json) => Json): Apply =>
  (_message, events) =>
    events.map((event) => ({
      ...event,
      ...(event.user_properties ? { user_properties: change(event.user_properties) } : {}),
      ...(event.group_properties ? { group_properties: change(event.group_properties) } : {}),
    }));

export const nullTraits: Rule = {
  name: 'null as a trait',
  says: 'A trait that is null clears the user property.',
  source: 'identifyUser/index.ts passes it on; api/http-v2 of Amplitude',
  apply: overTraits((properties) => properties),
  broken: overTraits((properties) =>
    Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null)),
  ),
};

export const traitValues: Rule = {
  name: 'values of traits',
  says: 'Texts, numbers, booleans, dates, lists and objects arrive as the JSON they are; a null inside of one is nothing.',
  source:
    'identifyUser/index.ts passes them on; a null inside would make the Amplitude SDK drop the whole property',
  apply: overTraits((properties) => mapValues(properties, withoutNull)),
  broken: overTraits((properties) => properties),
};

export const operations: Rule = {
  name: 'operations in traits',
  says: '$set, $setOnce, $add, $append, $prepend and $unset among the traits do what they say.',
  source: 'identifyUser/index.ts passes them on; segment-docs, actions-amplitude, "Increment Traits"',
  apply: overTraits((properties) => properties),
  broken: overTraits((properties) =>
    Object.fromEntries(Object.entries(properties).map(([key, value]) => [key.replace(/^\$/, ''), value])),
  ),
};

/** Only a null that stands for a whole trait means something. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(withoutNull);
  if (typeof value !== 'object' || value === null) return value;
  return mapValues(
    Object.fromEntries(Object.entries(value).filter(([, inner]) => inner !== null)),
    withoutNull,
  );
}

function mapValues(object: Json, change: (value: unknown) => unknown): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value)]));
}

const grouping =
  (eventsOf: (group: { type: string; name: string }, traits: Json) => AmplitudeEvent[]): Apply =>
  (message, events, settings: Settings) => {
    const group = message.type === 'group' && message.groupId ? settings.groupOf(message) : null;
    return group ? [...events, ...eventsOf(group, objectOf(message.traits))] : events;
  };

export const membership: Rule = {
  name: 'group of a user',
  says: 'A group whose type was mapped is a group of the user, and a user property of the same name.',
  source:
    'groupIdentifyUser/index.ts, first request: groups and user_properties { [group_type]: group_value }',
  apply: grouping(({ type, name }) => [
    { event_type: '$identify', groups: { [type]: name }, user_properties: { [type]: name } },
  ]),
  broken: grouping(({ type, name }) => [{ event_type: '$identify', groups: { [type]: name } }]),
};

export const groupProperties: Rule = {
  name: 'group properties',
  says: 'The traits of a group whose type was mapped are group properties.',
  source: 'groupIdentifyUser/index.ts, second request: group_properties: { @path: $.traits }',
  apply: grouping(({ type, name }, properties) => [
    { event_type: '$groupidentify', groups: { [type]: name }, group_properties: properties },
  ]),
  broken: grouping(() => []),
};

export const unmappedGroup: Rule = {
  name: 'group without a type',
  says: 'A group whose type was not mapped sends nothing.',
  source: 'groupIdentifyUser/index.ts is no preset; group_type is required and has no default',
  apply: (_message, events) => events,
  broken: (message, events, settings) =>
    message.type === 'group' && !settings.groupOf(message)
      ? [
          ...events,
          {
            event_type: '$identify',
            groups: { '[Segment] Group': message.groupId },
            user_properties: { '[Segment] Group': message.groupId },
          },
          {
            event_type: '$groupidentify',
            groups: { '[Segment] Group': message.groupId },
            group_properties: objectOf(message.traits),
          },
        ]
      : events,
};
