import { body, type Pair } from '../pair.js';

export const places: readonly Pair[] = [
  {
    rule: 'places of calls',
    name: 'arrow functions, conditions and commas',
    before: body(`
  const track = (name: string) => analytics.track(name);
  track('A');
  await rest();
  given(true) && analytics.track('B');
  given(false) && analytics.track('never');
  given(true) ? analytics.track('C') : analytics.track('never');
  await rest();
  const identify = (id: string) => analytics.identify(id, { a: 1 });
  identify('user-1');
  await rest();
  given(true) && analytics.identify('user-1', { b: 2 });
  await rest();
  (log('comma'), analytics.track('D'));`),
  },
  {
    rule: 'places of calls',
    name: 'loops, switches and blocks without braces',
    before: body(`
  for (const name of ['A', 'B']) analytics.track(name);
  await rest();
  if (given(true)) analytics.identify('user-1', { a: 1 });
  else analytics.identify('user-2', { a: 2 });
  await rest();
  switch (given(2)) {
    case 1:
      analytics.track('never');
      break;
    case 2:
      analytics.identify('user-1', { b: given(2) });
      analytics.track('C');
  }
  await rest();
  let count = 0;
  do analytics.track('D', { count });
  while (++count < 2);
  await rest();
  try {
    throw new Error('x');
  } catch {
    analytics.track('E');
  } finally {
    analytics.track('F');
  }`),
  },
  {
    rule: 'places of calls',
    name: 'arguments with effects run once and in order',
    before: body(`
  let count = 0;
  const next = () => ++count;
  analytics.track('A' + next(), { first: next(), second: next() }, { context: { ip: '192.0.2.' + next() } });
  await rest();
  analytics.identify('user-' + next(), { a: next(), b: { c: next() } });
  await rest();
  analytics.page('Step ' + next(), { d: next() });
  await rest();
  log(count);`),
  },
  {
    rule: 'places of calls',
    name: 'calls in the arguments of calls',
    before: body(`
  const total = () => (analytics.track('Counted'), 3);
  analytics.track('A', { total: total(), later: () => analytics.track('never') });
  await rest();
  analytics.identify('user-1', { total: total() });`),
  },
  {
    rule: 'places of calls',
    name: 'handlers, timers and methods of a class',
    before: body(`
  class Cart {
    add(id: number) {
      analytics.track('Added', { id });
    }
    owner = (id: string) => analytics.identify(id, { cart: true });
  }
  const cart = new Cart();
  [1, 2].forEach((id) => cart.add(id));
  await rest();
  cart.owner('user-1');
  await rest();
  document.addEventListener('click', () => analytics.track('Clicked'));
  document.dispatchEvent(new Event('click'));
  setTimeout(() => analytics.reset(), 1);
  await new Promise((resolve) => setTimeout(resolve, 20));
  analytics.track('After');`),
  },
  {
    rule: 'places of calls',
    name: 'optional calls and assertions',
    before: body(`
  analytics?.track('A');
  await rest();
  analytics!.track('B');
  await rest();
  void analytics.track('C');
  await rest();
  (analytics as any).track('D');`),
  },
  {
    rule: 'places of calls',
    name: 'an id that is a call, in an expression',
    before: body(`
  analytics.track('A');
  await rest();
  given(true) && analytics.identify(given('user-1') as string, { plan: given('pro') });`),
    findings: ['identify manual position-unsupported'],
    stillSegment: ['identify'],
    differs: {
      says: 'A call whose arguments would be evaluated in another order stays a Segment call.',
      messages: (messages) => messages.filter(({ type }) => type !== 'identify'),
    },
  },
];
