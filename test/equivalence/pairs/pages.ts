import { calls, type Pair } from '../pair.js';
import type { AmplitudeEvent } from '../wire.js';

const named = {
  says: 'The event is "Loaded a Page" (configurable) instead of "Viewed " with nothing behind it.',
  events: (events: readonly AmplitudeEvent[]) =>
    events.map((event) =>
      event.event_type === 'Viewed ' ? { ...event, event_type: 'Loaded a Page' } : event,
    ),
};

export const pages: readonly Pair[] = [
  {
    rule: 'page name',
    name: 'a name, a category and a name',
    before: calls(
      `analytics.page('Home');`,
      `analytics.page('Docs', 'Index');`,
      `analytics.page('Docs', 'Index', { version: 3 });`,
      `analytics.page('Home', { version: 3 });`,
    ),
  },
  {
    rule: 'page name',
    name: 'places left empty',
    before: calls(
      `analytics.page(null as never, 'Index');`,
      `analytics.page(undefined, 'Index', { version: 3 });`,
      `analytics.page('Docs', undefined, { version: 3 });`,
    ),
  },
  {
    rule: 'page name',
    name: 'computed, from a variable and from a call',
    before: calls(
      `let count = 0;`,
      `const next = () => 'Step ' + ++count;`,
      `analytics.page(next() as string, {});`,
      `analytics.page(\`Plan \${given('pro')}\`);`,
      `log(count);`,
    ),
  },
  {
    rule: 'page without a name',
    name: 'nothing, properties only, an empty name',
    before: calls(`analytics.page();`, `analytics.page({ section: 'a' });`, `analytics.page('');`),
    findings: ['page review page-unnamed', 'page review page-unnamed', 'page review page-unnamed'],
    differs: named,
  },
  {
    rule: 'page without a name',
    name: 'a number, or the name among the properties',
    before: calls(`analytics.page(7 as any);`, `analytics.page({ name: 'Home', category: 'Docs' } as any);`),
    findings: ['page review page-unnamed', 'page review page-unnamed'],
    differs: named,
  },
  {
    rule: 'page without a name',
    name: 'a name of its own from the config',
    config: { page: { unnamedEvent: 'Viewed Page' } },
    before: calls(`analytics.page();`),
    findings: ['page review page-unnamed'],
    differs: {
      says: 'The event has the name that the config gives.',
      events: (events) => events.map((event) => ({ ...event, event_type: 'Viewed Page' })),
    },
  },
  {
    rule: 'page without a name',
    name: 'the first page view of load',
    before: {
      'src/main.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY }, { initialPageview: true });

export async function main() {
  await pause();
  analytics.track('Opened');
}
`,
    },
    findings: ['load review page-unnamed'],
    differs: named,
  },
  {
    rule: 'page properties',
    name: 'of the address, and of the call over them',
    place: { url: 'http://shop.example.com/a/b?x=1&y=ü#top', title: 'A "title"', referrer: '' },
    before: calls(
      `analytics.page('Home', { title: 'Mine', url: null, path: '/x', name: 'theirs', category: 'theirs' });`,
      `analytics.page('Docs', 'Home', { category: 'theirs', a: { b: null } });`,
    ),
  },
  {
    rule: 'page properties',
    name: 'after the address has changed, and with a canonical link',
    before: calls(
      `history.pushState({}, '', '/checkout?step=2#pay');`,
      `document.title = 'Checkout';`,
      `analytics.page('Checkout');`,
      `document.head.innerHTML = '<link rel="canonical" href="https://example.com/pay">';`,
      `analytics.page('Checkout');`,
    ),
  },
  {
    rule: 'page name',
    name: 'arguments that could be one thing or another',
    before: calls(
      `analytics.page('Home');`,
      `analytics.page('Home', given({ version: 1 }));`,
      `analytics.page(given('Docs') as never);`,
    ),
    findings: ['page manual page-arguments-unclear', 'page manual page-arguments-unclear'],
    stillSegment: ['page Home', 'page Docs'],
    differs: {
      says: 'A page whose arguments cannot be told apart stays a Segment call.',
      messages: (messages) => messages.slice(0, 1),
    },
  },
  {
    rule: 'page properties',
    name: 'not on tracked events',
    place: { url: 'http://shop.example.com/a?b=1', title: 'T', referrer: '' },
    before: calls(`analytics.page('Home');`, `analytics.track('Clicked', { url: '/x' });`),
  },
  {
    rule: 'screen',
    name: 'without a name',
    before: calls(`analytics.screen();`),
    findings: ['screen review page-unnamed'],
    differs: {
      says: 'The event of a screen without a name is "Loaded a Screen".',
      events: (events) => events.map((event) => ({ ...event, event_type: 'Loaded a Screen' })),
    },
  },
  {
    rule: 'screen',
    name: 'a name, properties, a category',
    before: calls(
      `analytics.screen('Home');`,
      `analytics.screen('Home', { version: 3 });`,
      `analytics.screen('Docs', 'Index', { version: 3 });`,
    ),
  },
];
