import { calls, type Pair } from '../../pair.js';
import { type AmplitudeEvent, objectOf } from '../../wire.js';
import { chosen, each, variants } from './variants.js';
import { enrichment, ownPageView } from './views.js';

/** amplitude-js 5 keeps its ids as JSON in base64, under a name with the API key and the domain (`cookie.js`). */
const classicIds = `document.cookie = 'amplitude_id_amplitude-api-keyexample.com=' + btoa(JSON.stringify({ deviceId: 'classic-device-1', userId: 'user-1', optOut: false }));`;

const identities = variants(
  'ids of the time before',
  calls(`if (visit === 1) { ${classicIds} }`, `analytics.track('A', { visit });`),
  { by: "Segment's", config: {}, visitsBefore: 1 },
  {
    by: 'none',
    config: { preserveDeviceId: false },
    visitsBefore: 1,
    differs: chosen(
      'Every visitor is a new device.',
      each((event) => ({ ...event, device_id: '00000000-0000-4000-8000-000000000000' })),
    ),
  },
  {
    by: 'those of the classic destination',
    config: { preserveDeviceId: 'classic' },
    visitsBefore: 1,
    differs: chosen(
      'Visitors keep the device that amplitude-js had stored.',
      each((event) => ({ ...event, device_id: 'classic-device-1', user_id: 'user-1' })),
    ),
  },
);

const settings = variants(
  'the set-up',
  calls(
    `analytics.identify('u', { a: 1, b: given(null) });`,
    `analytics.track('A', {}, { messageId: 'm-1' } as any);`,
  ),
  { by: 'as it comes', config: {} },
  {
    by: 'a key of its own',
    config: { apiKey: 'another-key' },
    differs: chosen(
      'Events go to the project that the config names.',
      each((event) => ({ ...event, api_key: 'another-key' })),
    ),
  },
  {
    by: 'the European zone',
    config: { serverZone: 'EU' },
    differs: chosen(
      'Events go to the zone that the config names.',
      each((event) => ({ ...event, zone: 'EU' })),
    ),
  },
  {
    by: 'short ids',
    config: { minIdLength: 1 },
    differs: chosen(
      'Ids are accepted from the length on that the config says.',
      each((event) => ({ ...event, min_id_length: 1 })),
    ),
  },
  {
    by: "Segment's message ids",
    config: { mapMessageId: true },
    differs: chosen(
      "Events carry Segment's message id.",
      each((event) => (event.event_type === 'A' ? { ...event, insert_id: 'm-1' } : event)),
    ),
  },
  { by: 'functions', config: { client: 'functions' } },
  { by: 'an instance', config: { client: 'instance' } },
  { by: 'a namespace', config: { imports: 'namespace' } },
  { by: 'a helper elsewhere', config: { helper: 'lib/events' } },
);

const profiles = variants(
  'continuity',
  calls(
    `await rest();`,
    `analytics.identify('user-1', { plan: 'pro', gone: null });`,
    `analytics.page('Docs', 'Index', { version: 3 });`,
    `analytics.track('Sold', { revenue: 5 });`,
  ),
  { by: 'the destination of today', config: { continuity: 'actions' } },
  {
    by: 'the classic destination in the browser',
    config: { continuity: 'classic-device' },
    differs: chosen('All is as the classic destination in the browser had it.', (events) =>
      events.flatMap((event) => {
        const classic = { ...event, min_id_length: 1 };
        const { event_type, user_properties } = event;
        if (event_type === '$identify') {
          const { gone, ...kept } = objectOf(user_properties);
          return [{ ...classic, user_properties: { ...kept, id: 'user-1' } }];
        }
        if (event_type === 'Sold') {
          const properties = { $price: 5, $quantity: 1, $productId: '', revenue: 5 };
          return [classic, { ...classic, event_type: 'revenue_amount', event_properties: properties }];
        }
        return classicPages(classic);
      }),
    ),
  },
  {
    by: 'the classic destination on its servers',
    config: { continuity: 'classic-cloud' },
    differs: chosen('All is as the classic destination on its servers had it.', (events) =>
      events.flatMap((event) => {
        const classic = { ...event, min_id_length: 1 };
        if (event.event_type === 'Sold') return [{ ...classic, revenue: 5, revenueType: 'Purchase' }];
        return event.event_type === '$identify' ? [classic] : classicPages(classic);
      }),
    ),
  },
  {
    by: 'a new start',
    config: { continuity: 'none' },
    differs: chosen('What the SDK sends of itself, and its page views.', (events) => {
      const [identify, , sold] = events as readonly [AmplitudeEvent, AmplitudeEvent, AmplitudeEvent];
      const { user_id, ...nobody } = sold;
      const begin = { ...nobody, event_type: 'session_start', event_properties: {} };
      return [enriched(begin), enriched(ownPageView([nobody])), identify, enriched(sold)];
    }),
  },
);

function enriched(event: AmplitudeEvent): AmplitudeEvent {
  return { ...event, event_properties: { ...event.event_properties, ...enrichment } };
}

function classicPages(event: AmplitudeEvent): AmplitudeEvent[] {
  return ['Docs', 'Docs Index'].map((name) => ({ ...event, event_type: `Viewed ${name} Page` }));
}

export const setUpOptions: readonly Pair[] = [...identities, ...settings, ...profiles];
