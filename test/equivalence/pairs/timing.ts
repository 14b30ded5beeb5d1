import { body, calls, client, type Pair, program } from '../pair.js';

export const timing: readonly Pair[] = [
  {
    rule: 'calls before the start',
    name: 'events of a visitor',
    before: program(`${client}
analytics.page('Home');
analytics.track('A', { a: 1 });
analytics.track('B');
`),
  },
  {
    rule: 'calls before the start',
    name: 'a user, then events',
    before: program(`${client}
analytics.identify('user-1', { plan: 'pro' });
analytics.track('A');
analytics.page('Home');
`),
  },
  {
    rule: 'calls before the start',
    name: 'and more of them after it',
    before: program(`${client}
analytics.track('A');

export async function main() {
  await pause();
  analytics.track('B');
  await rest();
  analytics.identify('user-1', { plan: 'pro' });
  await rest();
  analytics.track('C');
}
`),
  },
  {
    rule: 'calls before the start',
    name: 'a callback that waits for it',
    before: program(`${client}
analytics.ready(() => {
  log('ready');
  analytics.track('A');
});
`),
  },
  {
    rule: 'calls before the start',
    name: 'a promise of it',
    before: program(`${client}
export async function main() {
  await analytics.ready();
  analytics.track('A');
}
`),
  },
  {
    rule: 'calls in one tick',
    name: 'a user and what the user does',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' }); analytics.track('A'); analytics.page('Home'); analytics.track('B');`,
    ),
  },
  {
    rule: 'calls in one tick',
    name: 'events, then a reset',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('A'); analytics.track('B', { b: 1 }); analytics.identify({ c: 3 }); analytics.reset(); analytics.track('C');`,
    ),
  },
  {
    rule: 'calls before the start',
    name: 'a reset among them',
    before: program(`${client}
analytics.identify('user-1', { plan: 'pro' });
analytics.track('A');
analytics.reset();
analytics.track('B');
`),
    findings: ['reset review reset-before-init'],
    differs: {
      says: 'Where a reset comes before the start, the events before it lose their user.',
      events: (events) => events.map(({ user_id, ...event }) => event),
    },
  },
  {
    rule: 'calls in one tick',
    name: 'an event, and the user who made it',
    before: calls(
      `analytics.track('A'); analytics.identify('user-1', { plan: 'pro' }); analytics.track('B');`,
    ),
  },
  {
    rule: 'calls in one tick',
    name: 'an event, a reset and the next user',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('A'); analytics.reset(); analytics.identify('user-2', { plan: 'free' }); analytics.track('B');`,
    ),
  },
  {
    rule: 'callbacks and promises',
    name: 'a callback of each call',
    config: { group: { type: 'company' } },
    settings: { groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }) },
    before: calls(
      `const called: string[] = [];`,
      `analytics.track('A', { a: 1 }, () => called.push('track'));`,
      `analytics.identify('user-1', { a: 1 }, () => called.push('identify'));`,
      `analytics.page('Home', () => called.push('page'));`,
      `analytics.group('acme', { a: 1 }, () => called.push('group'));`,
      `await tick(700); log(called.sort());`,
    ),
  },
  {
    rule: 'callbacks and promises',
    name: 'a callback that is a variable',
    before: calls(
      `const done = () => log('done');`,
      `analytics.track('A', { a: 1 }, {}, done);`,
      `await new Promise((resolve) => setTimeout(resolve, 700)); log('end');`,
    ),
  },
  {
    rule: 'callbacks and promises',
    name: 'calls that are awaited',
    before: body(`
  log('begin');
  await analytics.track('A');
  log('tracked');
  await analytics.identify('user-1', { a: 1 });
  log('identified');
  await Promise.all([analytics.track('B'), analytics.page('Home')]);
  log('all');`),
  },
  {
    rule: 'callbacks and promises',
    name: 'calls that are awaited, which wait for no timer of the SDK',
    interval: null,
    before: body(`
  const begin = Date.now();
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F']) await analytics.track(name);
  await analytics.identify('user-1', { a: 1 });
  await Promise.all([analytics.track('G'), analytics.page('Home')]);
  // The timer waits a second each time.
  log(Date.now() - begin < 6000);`),
  },
  {
    rule: 'callbacks and promises',
    name: 'then, catch and finally',
    before: body(`
  await analytics.track('A').then(() => log('then'));
  await analytics.track('B').catch(() => log('never')).finally(() => log('finally'));`),
  },
  {
    rule: 'callbacks and promises',
    name: 'a call that is returned and awaited by another function',
    before: body(`
  const send = (name: string) => analytics.track(name);
  async function twice() {
    await send('A');
    return analytics.track('B');
  }
  await twice();
  log('twice');`),
  },
  {
    rule: 'callbacks and promises',
    name: 'an awaited event before the page goes',
    before: body(`
  async function leave() {
    await analytics.track('Left');
    log('going');
  }
  await leave();`),
  },
  {
    rule: 'callbacks and promises',
    name: 'an identify whose promise an event waits for',
    before: body(`
  await analytics.identify('user-1', { a: 1 }).then(() => analytics.track('A'));
  await analytics.identify('user-1');
  log('identified');
  await analytics.page('Docs', 'Index', { a: 1 });
  log('seen');
  await analytics.reset();
  analytics.track('B');`),
  },
  {
    rule: 'callbacks and promises',
    name: 'a callback that looks at what it is given',
    before: calls(`analytics.track('A', {}, (context: any) => log(typeof context));`, `await tick(700);`),
    findings: ['track review callback-context'],
  },
  {
    rule: 'reading ids',
    name: 'of the global, at once',
    snippet: true,
    before: program(`window.analytics.load('a1b2c3d4e5');

export async function main() {
  await rest();
  analytics.identify('user-1', { a: 1 });
  await rest();
  log(analytics.user().id());
  log(analytics.user().traits());
  analytics.ready(() => log('ready'));
}
`),
    findings: [
      'load review api-key-literal',
      'user review device-id-before-init',
      'ready review ready-elsewhere',
    ],
  },
];
