import { type Pair, program } from '../pair.js';

const app = { environment: 'app', rule: 'apps' } as const;

/** A module of an app that uses a client in place, one call after the other. */
const calls = (...lines: readonly string[]): Pair['before'] =>
  program(`import { createClient } from '@segment/analytics-react-native';

const analytics = createClient({ writeKey: process.env.SEGMENT_WRITE_KEY ?? '' });

export async function main() {
  await tick(300);
${lines.map((line) => `  ${line}\n  await tick(40);\n`).join('')}}
`);

export const apps: readonly Pair[] = [
  {
    ...app,
    name: 'events with and without properties',
    before: calls(
      `analytics.track('A');`,
      `analytics.track('B', { a: 1, gone: null, when: new Date(0), list: [true, null] } as any);`,
      `analytics.track('C', given({ b: 2 }));`,
    ),
  },
  {
    ...app,
    name: 'a visitor, a user, the next visitor',
    before: calls(
      `analytics.track('Seen');`,
      `analytics.identify('user-1', { plan: 'pro', phone: null } as any);`,
      `analytics.track('Signed In');`,
      `analytics.identify('user-1', given({ seats: 3, list: [true], none: null }) as any);`,
      `analytics.track('Used');`,
      `analytics.reset();`,
      `analytics.track('Seen');`,
    ),
    findings: ['reset review reset-reads-user-late'],
  },
  {
    ...app,
    name: 'ids that are none',
    before: calls(
      `analytics.identify('user-1');`,
      `analytics.track('A');`,
      `analytics.identify(undefined, { a: 1 });`,
      `analytics.track('B');`,
      `analytics.identify(given(undefined) as any, { c: 3 });`,
      `analytics.track('D');`,
    ),
  },
  {
    ...app,
    name: 'a user under another name, and one who leaves on a device that stays',
    before: calls(
      `analytics.identify('user-1', { a: 1 });`,
      `analytics.track('A');`,
      `analytics.alias('user-2');`,
      `analytics.track('B');`,
      `analytics.reset(false);`,
      `analytics.track('C');`,
    ),
    findings: ['alias review alias-sets-user', 'reset review reset-reads-user-late'],
  },
  {
    ...app,
    name: 'calls that are awaited, and a flush',
    before: calls(
      `await analytics.track('A'); log('tracked');`,
      `await analytics.identify('user-1', { a: 1 }); log('identified');`,
      `await analytics.screen('Home').then(() => log('seen'));`,
      `await analytics.flush(); log('flushed');`,
    ),
  },
  {
    ...app,
    name: 'a user who had signed in before the cut-over',
    visitsBefore: 1,
    before: calls(
      `if (visit === 1) analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('A', { visit });`,
    ),
  },
  {
    ...app,
    name: 'a visitor of the time before, and a user who has left',
    visitsBefore: 2,
    before: calls(
      `if (visit === 1) analytics.identify('user-1', { plan: 'pro' });`,
      `if (visit === 2) analytics.reset();`,
      `analytics.track('A', { visit });`,
    ),
    findings: ['reset review reset-reads-user-late'],
  },
  {
    ...app,
    name: 'screens',
    before: calls(
      `analytics.screen('Home');`,
      `analytics.screen('Cart', { items: 2 });`,
      `analytics.screen(given('Pay') as string, given({ step: 1 }));`,
    ),
  },
  {
    ...app,
    name: 'an order, and other revenue',
    before: calls(
      `analytics.track('Order Completed', { revenue: 12, currency: 'EUR' });`,
      `analytics.track('Ticket Sold', { revenue: 5 });`,
    ),
  },
  {
    ...app,
    name: 'groups of a type',
    config: { group: { type: 'company' } },
    settings: { groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }) },
    before: calls(
      `analytics.identify('user-1', { a: 1 });`,
      `analytics.group('acme', { seats: 3, gone: null } as any);`,
      `analytics.track('A');`,
      `analytics.group('umbrella');`,
      `analytics.track('B');`,
    ),
  },
  {
    ...app,
    name: 'calls before the client has started',
    before: program(`import { createClient } from '@segment/analytics-react-native';

const analytics = createClient({ writeKey: process.env.SEGMENT_WRITE_KEY ?? '' });
analytics.track('A');
analytics.track('B', { b: 1 });

export async function main() {
  await tick(300);
  analytics.track('C');
  await tick(40);
}
`),
  },
  {
    ...app,
    name: 'sending turned off and on',
    before: calls(
      `analytics.track('A');`,
      `await analytics.enabled.set(false);`,
      `analytics.track('B');`,
      `await analytics.enabled.set(given(true));`,
      `analytics.track('C');`,
    ),
    findings: ['enabled review opt-out-not-handed-over', 'enabled review opt-out-not-handed-over'],
  },
  {
    ...app,
    name: 'sending turned off from the start, and kept so',
    visits: 2,
    before: program(`import { createClient } from '@segment/analytics-react-native';

const analytics = createClient({ writeKey: process.env.SEGMENT_WRITE_KEY ?? '' });
if (visit === 1) analytics.enabled.set(false);

export async function main() {
  await tick(300);
  analytics.track('A', { visit });
  await tick(40);
  if (visit === 2) analytics.enabled.set(true);
  await tick(40);
  analytics.track('B', { visit });
  await tick(40);
}
`),
    findings: ['enabled review opt-out-not-handed-over', 'enabled review opt-out-not-handed-over'],
  },
  {
    ...app,
    name: 'methods that are passed on, and take what they took',
    before: {
      'src/analytics.ts': `import { createClient } from '@segment/analytics-react-native';

const analytics = createClient({ writeKey: process.env.SEGMENT_WRITE_KEY ?? '' });

export const sends = () => ({ screen: analytics.screen.bind(analytics), identify: analytics.identify.bind(analytics) });
`,
      'src/main.ts': `import { sends } from './analytics';

export async function main() {
  const { screen, identify } = sends();
  await tick(300);
  screen('Home', { tab: 1 });
  await tick(40);
  await identify('user-1', { plan: 'pro', gone: null } as any);
  log('identified');
  await tick(40);
  identify(undefined, { seats: 2 });
  await tick(40);
  identify('user-1');
  await tick(40);
  screen('Cart').then(() => log('seen'));
  await tick(40);
}
`,
    },
  },
  {
    ...app,
    name: 'a client that other files use',
    before: {
      'src/analytics.ts': `import { createClient } from '@segment/analytics-react-native';

export const analytics = createClient({ writeKey: process.env.SEGMENT_WRITE_KEY ?? '' });
`,
      'src/main.ts': `import { analytics } from './analytics';

export async function main() {
  await tick(300);
  analytics.track('A', { a: 1 });
  await tick(40);
  analytics.identify('user-1', { plan: 'pro' });
  await tick(40);
  analytics.screen('Home');
  await tick(40);
}
`,
    },
  },
];
