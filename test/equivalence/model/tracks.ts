import { objectOf, type SegmentMessage } from '../wire.js';
import { type Apply, nothing, type Rule } from './rule.js';

const making =
  (type: SegmentMessage['type'], nameOf: (message: SegmentMessage) => string): Apply =>
  (message, events) =>
    message.type === type ? [{ event_type: nameOf(message) }] : events;

const withProperties =
  (types: readonly string[], propertiesOf: (message: SegmentMessage) => object): Apply =>
  (message, events) =>
    types.includes(message.type)
      ? events.map((event) => ({ ...event, event_properties: { ...propertiesOf(message) } }))
      : events;

const properties = (message: SegmentMessage): object => objectOf(message.properties);

export const trackName: Rule = {
  name: 'event name',
  says: 'The name of a tracked event arrives as it was given.',
  source: 'event-schema.ts, event_type: { @path: $.event }',
  apply: making('track', (message) => String(message.event)),
  broken: making('track', (message) => String(message.event).trim().toLowerCase()),
};

export const trackProperties: Rule = {
  name: 'event properties',
  says: 'The properties of a tracked event arrive as they were given, and nothing is added to them.',
  source: 'event-schema.ts, event_properties: { @path: $.properties }',
  apply: withProperties(['track'], properties),
  broken: withProperties(['track'], (message) => ({
    path: objectOf(objectOf(message.context).page).path,
    ...properties(message),
  })),
};

export const pageName: Rule = {
  name: 'page name',
  says: 'A named page is the event "Viewed …" with its name; its category is not part of that.',
  source: "index.ts, preset 'Page Calls', event_type: 'Viewed {{name}}'",
  apply: making('page', ({ name }) => (name ? `Viewed ${name}` : 'Viewed ')),
  broken: making('page', ({ name, category }) =>
    name ? `Viewed ${category ? `${category} ` : ''}${name}` : 'Viewed ',
  ),
};

export const pageWithoutName: Rule = {
  name: 'page without a name',
  says: 'A page without a name is the event "Viewed ", with nothing behind the space.',
  source:
    "index.ts, preset 'Page Calls'; mapping-kit/placeholders.ts renders what is missing as an empty text",
  apply: (message, events) =>
    message.type === 'page' && !message.name ? [{ event_type: 'Viewed ' }] : events,
  broken: (message, events) =>
    message.type === 'page' && !message.name ? [{ event_type: 'Loaded a Page' }] : events,
};

export const pageProperties: Rule = {
  name: 'page properties',
  says: 'A page arrives with path, referrer, search, title and url, its name and its category.',
  source: 'event-schema.ts, event_properties; analytics-next, core/page/add-page-context.ts adds them',
  apply: withProperties(['page'], properties),
  broken: withProperties(['page'], (message) => {
    const { path, referrer, search, title, url, ...own } = objectOf(message.properties);
    return own;
  }),
};

export const screens: Rule = {
  name: 'screen',
  says: 'A screen is the event "Viewed …" with its name, and its own properties only.',
  source: "index.ts, preset 'Screen Calls', event_type: 'Viewed {{name}}'",
  apply: (message, events) =>
    message.type === 'screen'
      ? [{ event_type: `Viewed ${message.name ?? ''}`, event_properties: objectOf(message.properties) }]
      : events,
  broken: (message, events) =>
    message.type === 'screen'
      ? [
          {
            event_type: `Viewed ${message.name ?? ''}`,
            event_properties: { ...objectOf(message.properties), name: message.name },
          },
        ]
      : events,
};

export const alias: Rule = {
  name: 'alias',
  says: 'An alias sends nothing.',
  source: 'index.ts: mapUser is no preset',
  apply: nothing,
  broken: (message, events) => (message.type === 'alias' ? [{ event_type: 'Alias' }] : events),
};
