import { calls, type Pair } from '../pair.js';

const asCompany: Pick<Pair, 'config' | 'settings'> = {
  config: { group: { type: 'company' } },
  settings: { groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }) },
};

/** Values and arguments that code seldom has, and that must arrive all the same. */
export const odd: readonly Pair[] = [
  {
    rule: 'values of traits',
    name: 'getters, methods, functions and symbols',
    before: calls(
      `analytics.identify('user-1', { get a() { return 1; }, [Symbol('x')]: 1, s: Symbol('y'), f: () => 1, m() { return 1; }, b: 2 } as any);`,
      `analytics.track('A', { get a() { return 1; }, s: Symbol('y'), f: () => 1, g: class {}, b: 2 } as any);`,
      `analytics.track('B', given({ get a() { return 1; } }) as any);`,
    ),
  },
  {
    rule: 'values of traits',
    name: 'maps, sets, errors, typed arrays and boxed values',
    before: calls(
      `const strange: any = { m: new Map([[1, 2]]), s: new Set([1]), re: /x/, e: new Error('x'), t: new Uint8Array([1, 2]), n: new Number(3), st: new String('x'), bo: new Boolean(false) };`,
      `analytics.identify('user-1', strange);`,
      `analytics.track('A', strange);`,
      `analytics.identify('user-1', { re: /x/, n: new Number(4) } as any);`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'values of traits',
    name: 'dates that are none, and dates inside',
    before: calls(
      `analytics.identify('user-1', { bad: new Date(NaN), d: [new Date(0)], o: { d: new Date(0) } } as any);`,
      `analytics.track('A', { bad: new Date(NaN), d: [new Date(0)] });`,
    ),
  },
  {
    rule: 'values of traits',
    name: 'numbers at the edges',
    before: calls(
      `analytics.identify('user-1', { a: -0, b: 1e21, c: 0.1 + 0.2, d: Infinity, e: Number.MAX_SAFE_INTEGER + 2 } as any);`,
      `analytics.track('A', { a: -0, d: -Infinity, e: 5e-324 });`,
    ),
  },
  {
    rule: 'values of traits',
    name: 'fields of classes that extend another, and what is inherited',
    before: calls(
      `class Base { a = 1; #hidden = 2; static s = 3; }`,
      `class User extends Base { c = null; get d() { return 4; } }`,
      `analytics.identify('user-1', new User() as any);`,
      `analytics.track('A', new User() as any);`,
      `analytics.identify('user-1', Object.create({ inherited: 1 }) as any);`,
      `analytics.identify('user-1', Object.assign(Object.create(null), { bare: 1 }) as any);`,
      `analytics.identify('user-1', new Proxy({ shown: 1 }, {}) as any);`,
      `analytics.track('B', new Proxy({ shown: 1 }, {}) as any);`,
    ),
  },
  {
    rule: 'traits',
    name: 'keys that are computed, numbers, dotted or given twice',
    before: calls(
      `const key = given('plan');`,
      `analytics.identify('user-1', { [key]: 'pro', [key + 2]: 1, ['x']: 3, 1: 'a', 2.5: 'b', 0x10: 'c' } as any);`,
      `analytics.track('A');`,
      `analytics.identify('user-1', { 'a.b': 1, 'c d': 2, e: 1, 'e': 2 } as any);`,
      `analytics.track('B', { e: 1, 'e': 2 } as any);`,
    ),
  },
  {
    rule: 'traits',
    name: 'keys that begin like operations',
    before: calls(
      `analytics.identify('user-1', { $email: 'x', $name: 'y', plan: 'pro' } as any);`,
      `analytics.track('A');`,
      `analytics.identify('user-1', given({ $email: 'z' }) as any);`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'traits',
    name: 'spreads of objects, of null and of nothing',
    before: calls(
      `const some = given({ a: 1, b: null });`,
      `analytics.identify('user-1', { ...some });`,
      `analytics.track('A');`,
      `analytics.identify('user-1', { ...some, c: 2, ...(given(false) ? { d: 1 } : {}), ...(given(null) as any) });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'traits',
    name: 'that the program changes after the call',
    before: calls(
      `const some: any = { a: 1 }; analytics.identify('user-1', some); some.a = 2;`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'ids that are none',
    name: 'put together, or chosen',
    before: calls(
      `analytics.identify(\`\${given('')}\`, { a: 1 });`,
      `analytics.track('A');`,
      `analytics.identify(given<any>('') || 'user-2', { b: 1 });`,
      `analytics.track('B');`,
      `analytics.identify(given<any>(undefined) ?? null, { c: 1 });`,
      `analytics.track('C');`,
      `analytics.identify(given(true) ? 'user-2' : undefined, { d: 1 });`,
      `analytics.track('D');`,
    ),
  },
  {
    rule: 'ids that are none',
    name: 'numbers below zero, fractions and a space',
    before: calls(
      `analytics.identify(-1 as any, { a: 1 });`,
      `analytics.track('A');`,
      `analytics.reset();`,
      `analytics.identify(1.5 as any);`,
      `analytics.track('B');`,
      `analytics.reset();`,
      `analytics.identify(' ', { c: 1 });`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'ids that are none',
    name: 'in the options of calls',
    before: calls(
      `analytics.identify('user-1');`,
      `analytics.track('A', {}, { userId: null, anonymousId: null } as any);`,
      `analytics.track('B', {}, { userId: undefined, anonymousId: undefined } as any);`,
      `analytics.track('C', {}, { userId: '', anonymousId: '' } as any);`,
    ),
  },
  {
    rule: 'user',
    name: 'named in the options of a call, while another one is signed in',
    before: calls(
      `analytics.identify('user-1', { a: 1 });`,
      `analytics.track('A', undefined, { userId: 'user-9' } as any);`,
      `analytics.track('B');`,
    ),
    findings: ['track review user-named-by-options'],
    differs: {
      says: 'A user id among the options of a call counts, also while another user is signed in.',
      events: (events) =>
        events.map((event) => (event.event_type === 'A' ? { ...event, user_id: 'user-9' } : event)),
    },
  },
  {
    rule: 'user',
    name: 'traits in the place of the id, with and without options',
    before: calls(
      `analytics.identify(null as any, { a: 1 });`,
      `analytics.track('A');`,
      `analytics.identify({ b: 1 }, { context: { ip: '192.0.2.1' } } as any);`,
      `analytics.track('B');`,
      `analytics.identify('user-1', null as any);`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'page properties',
    name: 'that are null, or left out before options',
    before: calls(
      `analytics.page('Home', null as any);`,
      `analytics.page('Docs', 'Home', null as any, {});`,
      `analytics.page('Home', undefined, { timestamp: '2020-01-01T00:00:00.000Z' });`,
      `analytics.page('', 'Name');`,
      `analytics.screen('Name', null as any);`,
    ),
  },
  {
    rule: 'event name',
    name: 'names of orders that are put together',
    before: calls(
      'analytics.track(`Order Completed`, { revenue: 5 });',
      `analytics.track('Order' + ' Completed', { revenue: 5 });`,
      `analytics.track(('Order Completed' as const), { revenue: 6 });`,
    ),
  },
  {
    rule: 'event properties',
    name: 'that are a list, a text, a number, a boolean or a date',
    before: calls(
      `analytics.track('A', [] as any);`,
      `analytics.track('B', 'text' as any);`,
      `analytics.track('C', 5 as any);`,
      `analytics.track('D', true as any);`,
      `analytics.track('E', new Date(0) as any);`,
      `analytics.track({ event: 'F', properties: null } as any);`,
      `analytics.track({ event: 'G' } as any);`,
    ),
  },
  {
    rule: 'revenue of an order',
    name: 'amounts that are none, and quantities of zero',
    before: calls(
      `analytics.track('Order Completed', { revenue: '12,50', price: '3', quantity: 2 } as any);`,
      `analytics.track('Order Completed', { revenue: true } as any);`,
      `analytics.track('Order Completed', { price: 3, quantity: 0, revenue: 5 });`,
      `analytics.track('Order Completed', { revenue: 10, quantity: 2.4, revenueType: '' } as any);`,
      `analytics.track({ event: 'Order Completed', properties: { revenue: 5 } } as any);`,
    ),
  },
  {
    rule: 'time',
    name: 'a number, another zone, and none',
    before: calls(
      `analytics.track('A', {}, { timestamp: 1_500_000_000_000 } as any);`,
      `analytics.track('B', {}, { timestamp: given('2020-01-01T00:00:00+02:00') });`,
      `analytics.track('C', {}, { timestamp: undefined } as any);`,
    ),
  },
  {
    rule: 'group properties',
    name: 'with operations, nulls, booleans in lists and dates',
    ...asCompany,
    before: calls(
      `analytics.group('acme', { name: 'x', $set: { a: 1 }, n: null } as any);`,
      `analytics.track('A');`,
      `analytics.group('acme', given({ k: [true], z: undefined, d: new Date(0) }) as any);`,
      `analytics.track('B');`,
      `analytics.group('acme', null as any);`,
      `analytics.group('acme', {}, {});`,
    ),
  },
  {
    rule: 'group of a user',
    name: 'from one to another and back, with options',
    ...asCompany,
    before: calls(
      `analytics.group('a', { x: 1 });`,
      `analytics.group('b', { y: 1 }, { context: { ip: '192.0.2.1' } } as any);`,
      `analytics.track('A');`,
      `analytics.group('a', { z: 1 });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'anonymous id set by hand',
    name: 'in the tick of an identify',
    before: calls(
      `analytics.setAnonymousId('visitor-9'); analytics.identify('user-1', { a: 1 });`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'places of calls',
    name: 'a call in the traits of another',
    before: calls(
      `analytics.identify('user-1', { a: (analytics.track('Inner'), 1) });`,
      `analytics.track('A');`,
    ),
  },
];
