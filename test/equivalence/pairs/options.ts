import type { Config } from '../../../src/config/schema.js';
import { calls, type Difference, type Pair } from '../pair.js';
import { type AmplitudeEvent, type Json, objectOf } from '../wire.js';

type Change = (events: readonly AmplitudeEvent[]) => readonly AmplitudeEvent[];

/** What the config asks for. */
const chosen = (says: string, events: Change): Difference => ({ says, chosen: true, events });

/** One program with several configs: what arrives differs by an option, and by nothing else. */
interface Variant extends Omit<Pair, 'rule' | 'name' | 'before' | 'config'> {
  readonly by: string;
  readonly config: Config;
}

const variants = (about: string, before: Pair['before'], ...list: readonly Variant[]): Pair[] =>
  list.map(({ by, ...rest }) => ({ rule: 'configuration', name: `${about}: ${by}`, before, ...rest }));

const each =
  (change: (event: AmplitudeEvent) => AmplitudeEvent): Change =>
  (events) =>
    events.map(change);

const properties = (change: (given: Json, event: AmplitudeEvent) => Json): Change =>
  each((event) =>
    event.event_properties ? { ...event, event_properties: change(event.event_properties, event) } : event,
  );

const without = (object: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));

const isView = ({ event_type }: AmplitudeEvent): boolean => event_type.startsWith('Viewed ');
const ofPages = ['path', 'referrer', 'search', 'title', 'url', 'name', 'category'];

/** What the SDK says of the page where it is asked to (analytics-browser 2.47, `plugin-page-url-enrichment`). */
const enrichment = {
  '[Amplitude] Page Domain': 'shop.example.com',
  '[Amplitude] Page Location': 'http://shop.example.com/pricing',
  '[Amplitude] Page Path': '/pricing',
  '[Amplitude] Page Title': 'Pricing',
  '[Amplitude] Page URL': 'http://shop.example.com/pricing',
  '[Amplitude] Previous Page Location': '',
  '[Amplitude] Previous Page Type': 'direct',
};

const pages = variants(
  'pages',
  calls(
    `analytics.page('Docs', 'Index', { version: 3 });`,
    `analytics.page('Home');`,
    `analytics.track('A', { a: 1 });`,
  ),
  { by: 'as the destination had them', config: {} },
  {
    by: 'their own properties only',
    config: { page: { properties: 'none' } },
    differs: chosen(
      'Pages carry no properties but their own where the config says so.',
      properties((given, event) => (isView(event) ? without(given, ...ofPages) : given)),
    ),
  },
  {
    by: 'with what the SDK says of the page',
    config: { page: { properties: 'amplitude' } },
    differs: chosen(
      'Events carry what the Amplitude SDK says of the page where the config says so.',
      properties((given, event) => ({
        ...(isView(event) ? without(given, ...ofPages) : given),
        ...enrichment,
      })),
    ),
  },
  {
    by: 'sent by the SDK',
    config: { page: { mode: 'amplitude' } },
    differs: chosen('The Amplitude SDK sends page views of its own where the config says so.', (events) => [
      ownPageView(events),
      ...events.filter((event) => !isView(event)),
    ]),
  },
  {
    by: 'an event for the category, one for both',
    config: { page: { mode: 'viewed-name-page' } },
    differs: chosen(
      'Pages are named as the classic destination named them, with an event for the category, where the config says so.',
      (events) =>
        events.flatMap((event) => {
          if (!isView(event)) return [event];
          const { category, name } = event.event_properties ?? {};
          const both = category ? [category, `${category} ${name}`] : [name];
          return both.map((page) => ({ ...event, event_type: `Viewed ${page} Page` }));
        }),
    ),
  },
);

function ownPageView([first]: readonly AmplitudeEvent[]): AmplitudeEvent {
  const {
    '[Amplitude] Previous Page Location': _,
    '[Amplitude] Previous Page Type': __,
    ...known
  } = enrichment;
  return {
    ...first,
    event_type: '[Amplitude] Page Viewed',
    event_properties: {
      ...known,
      '[Amplitude] Page Counter': 1,
      '[Amplitude] Page View ID': '00000000-0000-4000-8000-000000000000',
    },
  };
}

const unnamed = variants(
  'a page without a name',
  calls(`analytics.page();`, `analytics.page(given('') as string, {});`, `analytics.track('A');`),
  {
    by: 'sent under a name',
    config: { page: { unnamedEvent: 'Page' } },
    findings: ['page review page-unnamed'],
    differs: {
      says: 'The event has the name that the config gives.',
      events: each((event) => (event.event_type === 'Viewed ' ? { ...event, event_type: 'Page' } : event)),
    },
  },
  {
    by: 'not sent',
    config: { page: { unnamedEvent: null } },
    differs: chosen('Pages without a name are not sent where the config says so.', (events) =>
      events.filter(({ event_type }) => event_type !== 'Viewed '),
    ),
  },
);

const screens = variants(
  'screens',
  calls(
    `analytics.screen('Home', { tab: 1 });`,
    `analytics.screen(given('Cart') as string, {});`,
    `analytics.track('A');`,
  ),
  { by: 'as the destination had them', config: {} },
  {
    by: 'named as screens',
    config: { screen: { mode: 'viewed-name-screen' } },
    differs: chosen(
      'Screens are named "Viewed <name> Screen" where the config says so.',
      each((event) => (isView(event) ? { ...event, event_type: `${event.event_type} Screen` } : event)),
    ),
  },
  {
    by: 'one name for all',
    config: { screen: { mode: 'loaded-a-screen' } },
    differs: chosen(
      'All screens have one name, and say theirs among the properties, where the config says so.',
      each((event) =>
        isView(event)
          ? {
              ...event,
              event_type: 'Loaded a Screen',
              event_properties: { ...event.event_properties, name: event.event_type.slice('Viewed '.length) },
            }
          : event,
      ),
    ),
  },
  ...(['drop', 'classic'] as const).map((mode) => ({
    by: mode,
    config: { screen: { mode } },
    differs: chosen('Screens are not sent where the config says so.', (events: readonly AmplitudeEvent[]) =>
      events.filter((event) => !isView(event)),
    ),
  })),
);

const groupProgram = calls(
  `analytics.group('g-1', { kind: 'company', title: 'Acme', seats: 3 });`,
  `analytics.track('A');`,
);

const groups: readonly Pair[] = [
  ...variants(
    'groups',
    groupProgram,
    {
      by: 'type and name from traits',
      config: { group: { typeTrait: 'kind', valueTrait: 'title' } },
      settings: {
        groupOf: ({ traits }) => ({
          type: String(objectOf(traits).kind),
          name: String(objectOf(traits).title),
        }),
      },
    },
    {
      by: 'type from a trait, the id for a name',
      config: { group: { typeTrait: 'kind' } },
      settings: {
        groupOf: ({ traits, groupId }) => ({ type: String(objectOf(traits).kind), name: String(groupId) }),
      },
    },
    {
      by: 'traits that are not there',
      config: { group: { typeTrait: 'sort', valueTrait: 'title', type: 'team' } },
      settings: { groupOf: ({ groupId }) => ({ type: 'team', name: String(groupId) }) },
    },
  ),
  {
    rule: 'configuration',
    name: 'groups: traits that the code does not show',
    config: { group: { typeTrait: 'kind', type: 'team' } },
    settings: {
      groupOf: ({ traits, groupId }) => ({ type: String(objectOf(traits).kind), name: String(groupId) }),
    },
    before: calls(`analytics.group('g-1', given({ kind: 'company' }));`, `analytics.track('A');`),
    findings: ['group review group-type-unknown'],
    differs: {
      says: 'Where the traits that name a group are not written out, its type is that of the config.',
      settings: { groupOf: ({ groupId }) => ({ type: 'team', name: String(groupId) }) },
    },
  },
];

/** Changes the user properties of each identify. */
const identified = (change: (given: Json, event: AmplitudeEvent) => Json): Change =>
  each((event) =>
    event.event_type === '$identify'
      ? { ...event, user_properties: change(event.user_properties ?? {}, event) }
      : event,
  );

const asOperation = (given: Json, operation: string, key: string): Json =>
  key in given ? { ...without(given, key), [operation]: { [key]: given[key] } } : given;

const users = variants(
  'users',
  calls(
    `analytics.identify('user-1', { plan: 'pro', visits: 2, theme: 'dark' });`,
    `analytics.track('A');`,
    `analytics.identify('user-1', { plan: 'max', theme: null });`,
    `analytics.track('B');`,
    `analytics.identify(given('user-1') as string, given({ plan: 'free', theme: null, id: 7 }));`,
    `analytics.track('C');`,
  ),
  { by: 'as the destination had them', config: {} },
  {
    by: 'a trait that is set once',
    config: { identify: { setOnce: ['plan'] } },
    differs: chosen(
      'Traits that the config names are set once.',
      identified((given) => asOperation(given, '$setOnce', 'plan')),
    ),
  },
  {
    by: 'a trait that is null changes nothing',
    config: { identify: { nullTraits: 'skip' } },
    differs: chosen(
      'Traits that are null change nothing where the config says so.',
      identified((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))),
    ),
  },
  {
    by: 'the id as a property',
    config: { identify: { idAsUserProperty: true } },
    differs: chosen(
      'The user id is a user property, too, where the config says so.',
      identified((given, event) => ({ ...given, id: event.user_id })),
    ),
  },
);

const additions = variants(
  'a count of a user',
  calls(
    `analytics.identify('user-1', { visits: 2 });`,
    `analytics.track('A');`,
    `analytics.identify(null as never, given({ visits: '3', name: 'Ann' }));`,
    `analytics.track('B');`,
    `analytics.identify(null as never, { visits: given(4) });`,
    `analytics.track('C');`,
  ),
  {
    by: 'set',
    config: {},
  },
  {
    by: 'added',
    config: { identify: { increment: ['visits'] } },
    differs: {
      says: 'Traits that the config names are added to what is there.',
      chosen: true,
      // Segment repeats the traits that it remembers; each call adds its own.
      messages: (messages) => {
        const own = [2, '3', 4];
        let count = 0;
        return messages.map((message) =>
          message.type === 'identify'
            ? {
                ...message,
                traits: { ...without(objectOf(message.traits), 'visits'), $add: { visits: own[count++] } },
              }
            : message,
        );
      },
    },
  },
);

const order = `{ orderId: 'o-1', revenue: 12, currency: 'EUR', products: [{ product_id: 'p-1', price: 4, quantity: 3, name: 'x' }, { revenue: 2, productId: 'p-2' }] }`;

const sold = (event: AmplitudeEvent): Json => {
  const { revenue, price, quantity, productId, revenueType, ...rest } = event;
  return rest;
};

const earned: Readonly<Record<string, Json>> = {
  'Seat Sold': { revenue: 5, price: 2.5, quantity: 2, productId: 's-1', revenueType: 'Purchase' },
  'Tour Sold': { revenue: 7, revenueType: 'Purchase' },
};

const revenue = variants(
  'orders',
  calls(
    `analytics.track('Order Completed', ${order});`,
    `analytics.track('Ticket Sold', { revenue: '$3.50', product_id: 't-1' });`,
    `analytics.track('Ticket Sold', given({ seats: 2 }));`,
    `analytics.track('Seat Sold', { price: 2.5, quantity: 2, productId: 's-1' });`,
    `analytics.track('Tour Sold', given({ revenue: 7 }));`,
  ),
  {
    by: 'as the destination had them, products too',
    config: { revenue: { expandProducts: true } },
  },
  {
    by: 'without products',
    config: { revenue: { mode: 'actions' } },
    findings: ['track review revenue-products'],
    differs: {
      says: 'The event "Product Purchased" is no longer sent for each product.',
      events: (events) => events.filter(({ event_type }) => event_type !== 'Product Purchased'),
    },
  },
  {
    by: 'no revenue, but the products',
    config: { revenue: { mode: 'off', expandProducts: true } },
    differs: chosen(
      'Orders carry no revenue where the config says so.',
      each((event) => sold(event) as AmplitudeEvent),
    ),
  },
  {
    by: 'every event with revenue',
    config: { revenue: { mode: 'all-event-options', expandProducts: true } },
    differs: chosen(
      'Every event with revenue carries it where the config says so.',
      each((event) => ({ ...event, ...earned[event.event_type] })),
    ),
  },
  {
    by: 'as the classic destination had them',
    config: { revenue: { mode: 'classic', expandProducts: true } },
    differs: chosen(
      'Events with revenue are followed by a revenue event, as in the classic destination, where the config says so.',
      (events) => {
        const [bought, , , sale, ...others] = events.map((event) => sold(event) as AmplitudeEvent);
        const tour = others.at(-1);
        const money = (event: AmplitudeEvent | undefined, own: Json, given: Json): AmplitudeEvent => ({
          ...(event as AmplitudeEvent),
          event_type: 'revenue_amount',
          event_properties: { ...given, ...own },
        });
        const items = { orderId: 'o-1', revenue: 12, currency: 'EUR' };
        const [first, second] = [
          { product_id: 'p-1', price: 4, quantity: 3, name: 'x' },
          { revenue: 2, productId: 'p-2' },
        ];
        const product = (event_properties: Json): AmplitudeEvent => ({
          ...(bought as AmplitudeEvent),
          event_type: 'Product Purchased',
          event_properties,
        });
        return [
          { ...(bought as AmplitudeEvent), event_properties: items },
          money(bought, { $price: 12, $quantity: 1, $productId: '', $revenueType: 'Purchase' }, items),
          product(first),
          product(second),
          money(bought, { $price: 2, $quantity: 1, $productId: 'p-2', $revenueType: 'Purchase' }, second),
          sale as AmplitudeEvent,
          money(
            sale,
            { $price: 3.5, $quantity: 1, $productId: 't-1' },
            { revenue: '$3.50', product_id: 't-1' },
          ),
          ...(others as AmplitudeEvent[]),
          money(tour, { $price: 7, $quantity: 1, $productId: '' }, { revenue: 7 }),
        ];
      },
    ),
  },
);

const captured = variants(
  'what the SDK sends of itself',
  calls(`analytics.track('A', { a: 1 });`),
  { by: 'nothing', config: {} },
  {
    by: 'its page views',
    config: { autocapture: { pageViews: true } },
    differs: chosen('The Amplitude SDK sends page views of its own where the config says so.', (events) => [
      ownPageView(events),
      ...events,
    ]),
  },
  {
    by: 'what it says of the page',
    config: { autocapture: { pageUrlEnrichment: true } },
    differs: chosen(
      'Events carry what the Amplitude SDK says of the page where the config says so.',
      properties((given) => ({ ...given, ...enrichment })),
    ),
  },
  {
    by: 'its sessions',
    config: { autocapture: { sessions: true } },
    differs: chosen('The Amplitude SDK sends its sessions where the config says so.', (events) => [
      { ...(events[0] as AmplitudeEvent), event_type: 'session_start', event_properties: {} },
      ...events,
    ]),
  },
);

const campaign = { url: 'http://shop.example.com/?utm_source=news', referrer: 'https://search.example.org/' };

const attribution = variants(
  'a campaign',
  calls(`analytics.track('A');`),
  { by: 'kept', config: {}, place: campaign },
  {
    by: 'not asked for',
    config: { autocapture: { attribution: false } },
    place: campaign,
    differs: chosen(
      'The campaign is not noted where the config says so.',
      each(({ user_properties, ...event }) => event),
    ),
  },
);

const left = variants(
  'calls that Amplitude never got',
  calls(
    `analytics.identify('user-1', { a: 1 });`,
    `analytics.track('A', {}, { integrations: { 'Actions Amplitude': false } }, () => log('called'));`,
    `analytics.alias('user-2');`,
    `analytics.track('B');`,
    `await tick(700);`,
  ),
  {
    by: 'stay with Segment',
    config: {},
    findings: ['track manual excluded-from-amplitude', 'alias manual alias-has-no-counterpart'],
    stillSegment: ['track A', 'alias'],
  },
  { by: 'go', config: { excludedCalls: 'remove', alias: 'remove' } },
);

/** amplitude-js 5 keeps its ids as JSON in base64, under a name with the API key and the domain (`cookie.js`). */
const classicIds = `document.cookie = 'amplitude_id_amplitude-api-keyexample.com=' + btoa(JSON.stringify({ deviceId: 'classic-device-1', userId: 'user-1', optOut: false }));`;

const identities = variants(
  'ids of the time before',
  calls(`if (visit === 1) { ${classicIds} }`, `analytics.track('A', { visit });`),
  { by: "Segment's", config: {}, visitsBefore: 1 },
  {
    by: 'those of the classic destination',
    config: { preserveDeviceId: 'classic' },
    visitsBefore: 1,
    differs: chosen(
      'Visitors keep the device that amplitude-js had stored where the config says so.',
      each((event) => ({ ...event, device_id: 'classic-device-1', user_id: 'user-1' })),
    ),
  },
);

export const options: readonly Pair[] = [
  ...pages,
  ...unnamed,
  ...screens,
  ...groups,
  ...users,
  ...additions,
  ...revenue,
  ...captured,
  ...attribution,
  ...left,
  ...identities,
];
