import { type Pair, program } from '../pair.js';
import type { AmplitudeEvent } from '../wire.js';

const steps = `
  analytics.track('A', { a: 1 });
  await pause();
  analytics.identify('user-1', { plan: 'pro', gone: given(null) });
  await pause();
  analytics.page('Home');
  await pause();
  analytics.reset();
  await pause();
  analytics.track('B');`;

const main = `export async function main() {
  await pause();${steps}
}
`;

export const clients: readonly Pair[] = [
  {
    rule: 'kinds of clients',
    name: 'exported to another file',
    before: {
      'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
`,
      'src/main.ts': `import { analytics } from './analytics';

${main}`,
    },
  },
  {
    rule: 'kinds of clients',
    name: 'a default export, exported on',
    before: {
      'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';

const client = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });

export default client;
`,
      'src/index.ts': `export { default as analytics } from './analytics';
`,
      'src/main.ts': `import { analytics } from './index';

${main}`,
    },
  },
  {
    rule: 'kinds of clients',
    name: 'made first and loaded later',
    before: program(`import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = new AnalyticsBrowser();

export async function main() {
  analytics.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
  await pause();${steps}
}
`),
  },
  {
    rule: 'kinds of clients',
    name: 'under another name, with a namespace import in the output',
    config: { imports: 'namespace' },
    before: program(`import { AnalyticsBrowser as Segment } from '@segment/analytics-next';

const analytics = Segment.load({ writeKey: process.env.SEGMENT_WRITE_KEY });

${main}`),
  },
  {
    rule: 'kinds of clients',
    name: 'kept as an instance by the config',
    config: { client: 'instance' },
    before: program(`import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });

${main}`),
  },
  {
    rule: 'kinds of clients',
    name: 'used where it is made and by other files',
    before: {
      'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });

export const signUp = (id: string) => analytics.identify(id, { new: true });
`,
      'src/cart.ts': `import { analytics } from './analytics';

export function add(id: string) {
  analytics.track('Added', { id });
}
`,
      'src/main.ts': `import { analytics, signUp } from './analytics';
import { add } from './cart';

export async function main() {
  await pause();
  add('p-1');
  await pause();
  signUp('user-1');
  await pause();
  analytics.track('Done');
}
`,
    },
  },
  {
    rule: 'kinds of clients',
    name: 'beside a call that only Segment knows, in another file',
    before: {
      'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
`,
      'src/main.ts': `import { analytics } from './analytics';

export async function main() {
  await pause();
  analytics.identify('user-1', { a: 1 });
  await pause();
  analytics.alias('user-2');
  await pause();
  analytics.track('A');
}
`,
    },
    findings: ['identify review segment-hears-no-more', 'alias manual alias-has-no-counterpart'],
    stillSegment: ['alias'],
  },
  {
    rule: 'kinds of clients',
    name: 'plain JavaScript with require',
    before: {
      'src/main.js': `const { AnalyticsBrowser } = require('@segment/analytics-next');

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });

exports.main = async function () {
  await pause();${steps}
};
`,
    },
  },
  {
    rule: 'kinds of clients',
    name: 'the global of the snippet',
    snippet: true,
    before: program(`window.analytics.load('a1b2c3d4e5');
window.analytics.page('Home');

export async function main() {
  await rest();
  window.analytics.track('A', { a: 1 });
  await pause();
  analytics.identify('user-1', { plan: 'pro' });
  await pause();
  if (window.analytics) window.analytics.track('Known', { id: analytics.user().id() });
  await pause();
  window.analytics.reset();
  await pause();
  analytics.track('B');
}
`),
    findings: ['load review api-key-literal', 'user review device-id-before-init'],
  },
  {
    rule: 'kinds of clients',
    name: 'a method that is passed on',
    before: program(`import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });

export async function main() {
  await pause();
  ['A', 'B'].forEach(analytics.track as any);
  await pause();
  analytics.track('C');
}
`),
    findings: ['track review track-passed-on'],
    differs: {
      says: 'What array methods hand over besides the name, an index and the list, arrives where track is passed on.',
      // An index of 0 is no properties to Amplitude, too.
      events: ([first, second, ...rest]) => [
        first as AmplitudeEvent,
        { ...(second as AmplitudeEvent), event_properties: 1 as never },
        ...rest,
      ],
    },
  },
  {
    rule: 'kinds of clients',
    name: 'arguments that are spread',
    before: program(`import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });

export async function main() {
  await pause();
  analytics.track(...(given(['A', { a: 1 }]) as [string, object]));
  await pause();
  analytics.track('B');
}
`),
    findings: ['track manual spread-arguments'],
    stillSegment: ['track A'],
    differs: {
      says: 'Calls that cannot be followed stay Segment calls.',
      messages: (messages) => messages.filter(({ event }) => event === 'B'),
    },
  },
  {
    rule: 'kinds of clients',
    name: 'other methods of the client beside it',
    before: program(`import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY }, { user: { cookie: { key: 'own' } } });

export async function main() {
  await pause();
  analytics.trackLink(document.createElement('a'), 'Clicked', {});
  await pause();
  analytics.addSourceMiddleware(({ payload, next }) => next(payload));
  await pause();
  analytics.debug(true);
  analytics.track('A');
}
`),
    findings: [
      'load review load-option-dropped',
      'trackLink manual element-tracking',
      'addSourceMiddleware review middleware-sees-less segment-hears-no-more',
      'debug review debug-is-an-init-option',
    ],
  },
  {
    rule: 'kinds of clients',
    name: 'the global, before its script has loaded',
    snippet: true,
    before: program(`analytics.identify('user-1', { plan: 'pro' });
analytics.track('A');
window.analytics.load('a1b2c3d4e5');

export async function main() {
  await rest();
  analytics.track('B');
}
`),
    findings: ['load review api-key-literal'],
  },
  {
    rule: 'kinds of clients',
    name: 'the global in its many spellings',
    snippet: true,
    before: program(`window.analytics.load('a1b2c3d4e5');

export async function main() {
  await rest();
  window.analytics?.track('A');
  await rest();
  (window as any).analytics.track('B');
  await rest();
  globalThis.analytics.track('C');
  await rest();
  if (typeof analytics !== 'undefined') analytics.track('D');
}
`),
    findings: ['load review api-key-literal'],
  },
  {
    rule: 'kinds of clients',
    name: 'functions of a module that wraps it',
    before: {
      'src/analytics.ts': `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY! });

export const track = (name: string, props?: Record<string, unknown>) => analytics.track(name, props);

export function identify(id: string, traits: Record<string, unknown>) {
  return analytics.identify(id, traits);
}
`,
      'src/main.ts': `import { identify, track } from './analytics';

export async function main() {
  await pause();
  track('A', { a: null });
  await rest();
  identify('user-1', { b: null, c: [true] });
  await rest();
  await track('B');
  log('tracked');
}
`,
    },
    notes: ['event-name-dynamic'],
  },
];
