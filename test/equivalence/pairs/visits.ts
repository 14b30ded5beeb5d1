import { body, client, type Pair, program } from '../pair.js';

const asCompany: NonNullable<Pair['settings']> = {
  groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }),
};

export const visits: readonly Pair[] = [
  {
    rule: 'whole visits',
    name: 'anonymous, sign-up, login, order, logout, next visitor',
    before: body(`
  const user = given({ id: 'user-1', email: 'ann@example.com', phone: null });
  analytics.page('Home');
  await pause();
  analytics.track('Product Viewed', { id: 'p-1', price: 9.5 });
  await pause();
  analytics.identify({ theme: 'dark' });
  await pause();
  analytics.track('Signed Up', { method: 'email' });
  await pause();
  analytics.identify(user.id, { email: user.email, phone: user.phone });
  await pause();
  analytics.track('Logged In');
  await pause();
  analytics.track('Order Completed', { orderId: 'o-1', revenue: 19, currency: 'EUR' });
  await pause();
  analytics.track('Logged Out');
  analytics.reset();
  await pause();
  analytics.page('Home');
  await pause();
  analytics.identify('user-2', { email: 'bob@example.com' });
  await pause();
  analytics.track('Logged In');`),
  },
  {
    rule: 'whole visits',
    name: 'page views of a router',
    before: body(`
  const routes = [['/', 'Home'], ['/cart?step=1', 'Cart'], ['/pay#form', 'Pay']] as const;
  for (const [path, name] of routes) {
    history.pushState({}, '', path);
    document.title = name;
    analytics.page(\`\${name}\`, { step: name.length });
    await pause();
  }
  analytics.track('Left');`),
  },
  {
    rule: 'whole visits',
    name: 'from one group to another',
    config: { group: { type: 'company' } },
    settings: asCompany,
    before: body(`
  analytics.identify('user-1', { role: 'admin' });
  await pause();
  analytics.group('acme', { plan: 'pro', seats: 5 });
  await pause();
  analytics.track('Report Opened');
  await pause();
  analytics.group('umbrella', { plan: 'free' });
  await pause();
  analytics.track('Report Opened');`),
  },
  {
    rule: 'whole visits',
    name: 'three loads of the page',
    visits: 3,
    before: program(`${client}
export async function main() {
  await pause();
  analytics.page('Home');
  await pause();
  if (visit === 1) analytics.identify('user-1', { plan: 'pro' });
  if (visit === 3) analytics.identify('user-1', { plan: 'max' });
  await pause();
  analytics.track('Opened', { visit });
}
`),
  },
  {
    rule: 'whole visits',
    name: 'a reset that lasts over a load of the page',
    visits: 3,
    before: program(`${client}
export async function main() {
  await pause();
  if (visit === 1) analytics.identify('user-1', { plan: 'pro' });
  await pause();
  analytics.track('Opened', { visit });
  await pause();
  if (visit === 2) analytics.reset();
  await pause();
  analytics.track('Done', { visit });
}
`),
  },
  {
    rule: 'whole visits',
    name: 'two tabs of a visitor',
    tabs: 2,
    before: program(`${client}
export async function main() {
  await pause();
  analytics.page('Home', { tab });
  await rest();
  if (tab === 1) await tick(2000);
  analytics.track('A', { tab });
}
`),
  },
  {
    rule: 'whole visits',
    name: 'two tabs of a user who signed in on the first',
    tabs: 2,
    before: program(`${client}
export async function main() {
  await pause();
  if (tab === 1) analytics.identify('user-1', { plan: 'pro' });
  await pause();
  analytics.track('A', { tab });
  await rest();
  if (tab === 1) await tick(2000);
  analytics.track('B', { tab });
}
`),
  },
  {
    rule: 'whole visits',
    name: 'a first visit without a network, and the next one',
    visits: 2,
    before: program(`Object.defineProperty(navigator, 'onLine', { get: () => visit === 2 });
${client}
export async function main() {
  await pause();
  analytics.track('A', { visit });
  if (visit === 2) await tick(6000);
  await pause();
}
`),
  },
  {
    rule: 'cut-over',
    name: 'a visitor who never signed in',
    visitsBefore: 1,
    before: program(`${client}
export async function main() {
  await pause();
  analytics.page('Home');
  await pause();
  analytics.track('A');
}
`),
  },
  {
    rule: 'cut-over',
    name: 'a user who had signed in, and comes back twice',
    visitsBefore: 1,
    visits: 2,
    before: program(`${client}
export async function main() {
  await pause();
  if (visit === 1) analytics.identify('user 1/ü', { plan: 'pro' });
  await pause();
  analytics.track('A', { visit });
}
`),
  },
  {
    rule: 'cut-over',
    name: 'a user who signs out afterwards, and is not brought back',
    visitsBefore: 1,
    visits: 3,
    before: program(`${client}
export async function main() {
  await pause();
  if (visit === 1) analytics.identify('user-1', { plan: 'pro' });
  await pause();
  analytics.track('A', { visit });
  await pause();
  if (visit === 2) analytics.reset();
  await pause();
  analytics.track('B', { visit });
}
`),
  },
  {
    rule: 'cut-over',
    name: 'a visitor whose id the code had set',
    visitsBefore: 1,
    before: program(`${client}
export async function main() {
  await pause();
  if (visit === 1) analytics.setAnonymousId('visitor-1');
  await pause();
  analytics.track('A', { visit });
}
`),
  },
  {
    rule: 'cut-over',
    name: 'a user whose id is a number',
    visitsBefore: 1,
    before: program(`${client}
export async function main() {
  await pause();
  if (visit === 1) analytics.identify('12345');
  await pause();
  analytics.track('A', { visit });
}
`),
  },
  {
    rule: 'cut-over',
    name: 'a user whose id has quotes, percent signs and braces',
    visitsBefore: 1,
    before: program(`${client}
export async function main() {
  await pause();
  if (visit === 1) analytics.identify('"x"{}%41;é');
  await pause();
  analytics.track('A', { visit });
}
`),
  },
  {
    rule: 'cut-over',
    name: 'a user who had signed out before',
    visitsBefore: 2,
    before: program(`${client}
export async function main() {
  await pause();
  if (visit === 1) analytics.identify('user-1', { a: 1 });
  await pause();
  if (visit === 2) analytics.reset();
  await pause();
  analytics.track('A', { visit });
}
`),
  },
  {
    rule: 'cut-over',
    name: 'traits of the time before, which Segment repeats',
    visitsBefore: 1,
    before: program(`${client}
export async function main() {
  await pause();
  if (visit === 1) analytics.identify('user-1', { a: 1 });
  if (visit === 2) analytics.identify('user-1', { b: 2 });
  await pause();
  analytics.track('A', { visit });
}
`),
  },
  {
    rule: 'cut-over',
    name: 'not handed over',
    config: { preserveDeviceId: false },
    visitsBefore: 1,
    before: program(`${client}
export async function main() {
  await pause();
  analytics.track('A', { visit });
}
`),
    differs: {
      says: 'Every visitor is a new device.',
      chosen: true,
      events: (events) =>
        events.map((event) => ({ ...event, device_id: '00000000-0000-4000-8000-000000000000' })),
    },
  },
  {
    rule: 'campaign and referrer',
    name: 'a first visit from a campaign',
    place: {
      url: 'http://shop.example.com/?utm_source=news&utm_medium=mail&utm_campaign=spring&utm_term=t&utm_content=c',
      referrer: 'https://search.example.org/find?q=x',
    },
    before: body(`
  analytics.page('Home');
  await pause();
  analytics.identify('user-1', { a: 1 });
  await pause();
  analytics.track('A');`),
  },
  {
    rule: 'campaign and referrer',
    name: 'a first visit from another site, without a campaign',
    place: { url: 'http://shop.example.com/', referrer: 'https://search.example.org/' },
    before: body(`
  analytics.track('A');
  await pause();
  analytics.track('B');`),
  },
];
