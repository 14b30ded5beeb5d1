import { body, calls, type Pair } from '../../pair.js';
import { chosen, each, properties, variants, without } from './variants.js';
import { enrichment, isView, ownPageView } from './views.js';

const ofPages = ['path', 'referrer', 'search', 'title', 'url', 'name', 'category'];

const named = variants(
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
      'Pages carry no properties but their own.',
      properties((given, event) => (isView(event) ? without(given, ...ofPages) : given)),
    ),
  },
  {
    by: 'with what the SDK says of the page',
    config: { page: { properties: 'amplitude' } },
    differs: chosen(
      'Events carry what the Amplitude SDK says of the page.',
      properties((given, event) => ({
        ...(isView(event) ? without(given, ...ofPages) : given),
        ...enrichment,
      })),
    ),
  },
  {
    by: 'sent by the SDK',
    config: { page: { mode: 'amplitude' } },
    differs: chosen('The Amplitude SDK sends page views of its own.', (events) => [
      ownPageView(events),
      ...events.filter((event) => !isView(event)),
    ]),
  },
  {
    by: 'one name for all',
    config: { page: { mode: 'loaded-a-page' } },
    differs: chosen(
      'All pages have one name.',
      each((event) => (isView(event) ? { ...event, event_type: 'Loaded a Page' } : event)),
    ),
  },
  {
    by: 'not sent',
    config: { page: { mode: 'drop' } },
    differs: chosen('Pages are not sent.', (events) => events.filter((event) => !isView(event))),
  },
  {
    by: 'an event for the category, one for both',
    config: { page: { mode: 'viewed-name-page' } },
    differs: chosen(
      'Pages are named as the classic destination named them, with an event for the category.',
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
    differs: chosen('Pages without a name are not sent.', (events) =>
      events.filter(({ event_type }) => event_type !== 'Viewed '),
    ),
  },
);

export const pageOptions: readonly Pair[] = [
  ...named,
  ...unnamed,
  {
    rule: 'configuration',
    name: 'pages: names of the classic destination, computed',
    config: { page: { mode: 'viewed-name-page' } },
    before: body(`
  analytics.page('Home');
  await pause();
  analytics.page(given('Cart') as string, {});`),
    differs: {
      says: 'Pages are named "Viewed <name> Page".',
      chosen: true,
      events: (events) => events.map((event) => ({ ...event, event_type: `${event.event_type} Page` })),
    },
  },
];
