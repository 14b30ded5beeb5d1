import { type Pair, program } from '../pair.js';

const node = { environment: 'node', rule: 'servers' } as const;

const client = `import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY! });
`;

/** A module that uses a client in place, one call after the other. */
const calls = (...lines: readonly string[]): Pair['before'] =>
  program(`${client}
export async function main() {
${lines.map((line) => `  ${line}\n  await pause();\n`).join('')}}
`);

/** The same without a pause between its calls, and without a word on when to send. */
const ending = (...lines: readonly string[]): Pair['before'] =>
  program(`${client}
export async function main() {
${lines.map((line) => `  ${line}\n`).join('')}}
`);

const readAtRunTime = 'message-read-at-run-time';

export const servers: readonly Pair[] = [
  {
    ...node,
    name: 'events of users and of visitors',
    before: calls(
      `analytics.track({ userId: 'user-1', event: 'A', properties: { a: 1, gone: null, when: new Date(0) } });`,
      `analytics.track({ anonymousId: 'visitor-1', event: 'B' });`,
      `analytics.track({ userId: 'user-1', anonymousId: 'visitor-1', event: 'C', properties: {} });`,
    ),
  },
  {
    ...node,
    name: 'users with traits, and without any',
    before: calls(
      `analytics.identify({ userId: 'user-1', traits: { plan: 'pro', seats: 3, gone: null } });`,
      `analytics.identify({ userId: 'user-1', anonymousId: 'visitor-1' });`,
      `analytics.track({ userId: 'user-1', event: 'A' });`,
    ),
  },
  {
    ...node,
    name: 'pages and screens',
    before: calls(
      `analytics.page({ userId: 'user-1', name: 'Pricing', category: 'Docs', properties: { path: '/' } });`,
      `analytics.page({ userId: 'user-1', name: given('Home') });`,
      `analytics.screen({ userId: 'user-1', name: 'Start', properties: { tab: 1 } });`,
    ),
  },
  {
    ...node,
    name: 'events with a campaign and a referrer',
    before: calls(
      `analytics.track({ userId: 'user-1', event: 'A', context: { campaign: { name: 'spring', source: 'news' } } });`,
      `analytics.page({ userId: 'user-1', name: 'Home', context: { page: { referrer: given('https://search.example.org/') } } });`,
      `analytics.track({ anonymousId: 'visitor-1', event: 'B', context: { campaign: given({ medium: 'mail' }) } });`,
    ),
  },
  {
    ...node,
    name: 'events with their time and their context',
    before: calls(
      `analytics.track({ userId: 'user-1', event: 'A', timestamp: '2024-01-01T00:00:00.000Z' });`,
      `analytics.track({ userId: 'user-1', event: 'B', context: { ip: '1.1.1.1', locale: 'en', userAgent: 'curl/8' } });`,
      `analytics.track({ anonymousId: 'visitor-1', event: 'C', context: { device: { id: 'device-1', type: 'ios' } } });`,
    ),
  },
  {
    ...node,
    name: 'an order',
    before: calls(
      `analytics.track({ userId: 'user-1', event: 'Order Completed', properties: { revenue: 12.5, orderId: 'o-1' } });`,
    ),
  },
  {
    ...node,
    name: 'messages that are put together when they are sent',
    before: calls(
      `const base = { userId: 'user-1', context: { ip: '1.1.1.1', app: { version: '2' } } };`,
      `analytics.track({ ...base, event: 'A', properties: { a: 1 } });`,
      `analytics.identify({ ...base, traits: { plan: 'pro', gone: null } });`,
      `analytics.page({ ...base, name: 'Home', properties: { path: '/' } });`,
      `analytics.screen({ ...base, name: 'Start' });`,
      `const order = { userId: 'user-1', event: 'Order Completed', properties: { revenue: 3 } };`,
      `analytics.track(order);`,
    ),
    findings: [
      ...['track', 'identify', 'page', 'screen', 'track'].map(
        (method) => `${method} review ${readAtRunTime}`,
      ),
    ],
  },
  {
    ...node,
    name: 'a campaign in messages that are put together when they are sent',
    before: calls(
      `const context = { campaign: { source: 'news', name: 'spring' }, page: { referrer: 'https://search.example.org/' } };`,
      `const base = { userId: 'user-1', context };`,
      `analytics.track({ ...base, event: 'A' });`,
      `analytics.identify({ ...base, traits: { plan: 'pro' } });`,
      `analytics.page({ ...base, name: 'Home' });`,
      `analytics.track({ userId: 'user-2', ...({ context: {} }), event: 'B' });`,
    ),
    findings: ['track', 'identify', 'page', 'track'].map((method) => `${method} review ${readAtRunTime}`),
  },
  ...([undefined, 'anonymous'] as const).map(
    (deviceId): Pair => ({
      ...node,
      name: `a device in the context, ${deviceId ? 'which the config leaves' : 'which is taken'}`,
      before: calls(
        `analytics.track({ anonymousId: 'visitor-1', event: 'A', context: { device: { id: 'device-1' } } });`,
        `const context = { device: { id: 'device-2' } };`,
        `analytics.track({ ...{ context }, anonymousId: 'visitor-2', event: 'B' });`,
      ),
      findings: [`track review ${readAtRunTime}`],
      ...(deviceId
        ? {
            config: { node: { deviceId } },
            differs: {
              says: 'The anonymous id is the device, whatever the context says.',
              chosen: true,
              events: (events) =>
                events.map((event) => ({
                  ...event,
                  device_id: String(event.device_id).replace('device', 'visitor'),
                })),
            },
          }
        : {}),
    }),
  ),
  {
    ...node,
    name: 'an identity that is chosen when the call is made',
    before: calls(
      `const users: (string | undefined)[] = ['user-1', undefined];`,
      `for (const userId of users) analytics.track({ ...(userId ? { userId } : { anonymousId: 'visitor-1' }), event: 'A' });`,
    ),
  },
  {
    ...node,
    name: 'callbacks hear of no error',
    before: calls(
      `analytics.track({ userId: 'user-1', event: 'A' }, (error) => log(error ? 'failed' : 'sent'));`,
      `await new Promise<void>((resolve) => analytics.track({ userId: 'user-1', event: 'B' }, () => resolve()));`,
      `log('done');`,
    ),
  },
  {
    ...node,
    name: 'a process that ends after it has closed its client',
    interval: null,
    before: ending(
      `analytics.track({ userId: 'user-1', event: 'A' });`,
      `analytics.track({ userId: 'user-1', event: 'B' });`,
      `await analytics.closeAndFlush();`,
    ),
  },
  {
    ...node,
    name: 'a process that goes on after a flush',
    interval: null,
    before: ending(
      `analytics.track({ userId: 'user-1', event: 'A' });`,
      `await analytics.flush();`,
      `analytics.track({ userId: 'user-1', event: 'B' });`,
      `await Promise.all([analytics.flush(), analytics.closeAndFlush({ timeout: 2000 })]);`,
    ),
  },
  {
    ...node,
    name: 'a client for each request',
    interval: null,
    before: program(`import { Analytics } from '@segment/analytics-node';

async function handler(user: string) {
  const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY!, flushAt: 1 });
  analytics.track({ userId: user, event: 'Handled' });
  await analytics.closeAndFlush();
}

export async function main() {
  await Promise.all([handler('user-1'), handler('user-2')]);
  await handler('user-3');
}
`),
  },
  {
    ...node,
    name: 'each event at once, without a flush',
    interval: null,
    before: program(`import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY!, flushAt: 1 });

export async function main() {
  analytics.track({ userId: 'user-1', event: 'A' });
  await tick(100);
  analytics.track({ userId: 'user-1', event: 'B' });
}
`),
  },
  {
    ...node,
    name: 'a client that is only there when it is switched on',
    interval: null,
    before: program(`import { Analytics } from '@segment/analytics-node';

let client: Analytics | undefined;

export async function main() {
  client?.track({ userId: 'user-1', event: 'Too Early' });
  client = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY! });
  client?.track({ userId: 'user-1', event: 'A' });
  await client?.closeAndFlush();
}
`),
  },
  {
    ...node,
    name: 'groups of a user',
    config: { group: { type: 'team' } },
    settings: { groupOf: ({ groupId }) => ({ type: 'team', name: String(groupId) }) },
    before: calls(`analytics.group({ userId: 'user-1', groupId: 'team-1', traits: { name: 'Initech' } });`),
  },
];
