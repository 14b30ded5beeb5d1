import { body, calls, type Pair } from '../pair.js';

export const tracks: readonly Pair[] = [
  {
    rule: 'event name',
    name: 'plain, with spaces, quotes and emoji',
    before: calls(
      `analytics.track('Signed Up');`,
      `analytics.track('  padded  ');`,
      `analytics.track('It\\'s "done" 🎉');`,
      `analytics.track(\`Plan \${given('pro')}\`);`,
    ),
  },
  {
    rule: 'event name',
    name: 'from a constant and from an unknown value',
    before: calls(`const name = 'Opened';`, `analytics.track(name);`, `analytics.track(given('Closed'));`),
  },
  {
    rule: 'event name',
    name: 'names that mean something to Amplitude',
    before: calls(
      `analytics.track('session_start');`,
      `analytics.track('[Amplitude] Page Viewed', { a: 1 });`,
    ),
  },
  {
    rule: 'event name',
    name: 'in an object with its properties',
    before: calls(`analytics.track({ event: 'Bought', properties: { total: 3 }, userId: 'u-9' } as never);`),
  },
  {
    rule: 'event properties',
    name: 'texts, numbers, booleans and nothing',
    before: calls(
      `analytics.track('A', { text: 'x', empty: '', number: -1.5, zero: 0, yes: true, no: false });`,
      `analytics.track('B', {});`,
      `analytics.track('C');`,
      `analytics.track('D', null as never);`,
      `analytics.track('E', undefined);`,
    ),
  },
  {
    rule: 'event properties',
    name: 'null, undefined, dates and what is not a number',
    before: calls(
      `analytics.track('A', { gone: null, missing: undefined, when: new Date(0), broken: NaN, endless: Infinity });`,
    ),
  },
  {
    rule: 'event properties',
    name: 'nested objects, lists with holes and lists in lists',
    before: calls(
      `analytics.track('A', { cart: { items: [{ id: 1, tags: ['a', null] }, { id: 2 }], note: null } });`,
      `analytics.track('B', { list: [1, , 3], deep: [[1], [2, [3]]], flags: [true, false] });`,
    ),
  },
  {
    rule: 'event properties',
    name: 'from a variable, a spread and a call',
    before: calls(
      `const extra = given({ a: 1, b: { c: null } });`,
      `analytics.track('A', extra);`,
      `analytics.track('B', { ...extra, b: 2 });`,
      `analytics.track('C', given(undefined));`,
      `analytics.track('D', given(null));`,
    ),
  },
  {
    rule: 'event properties',
    name: 'keys that objects treat in their own way',
    before: calls(
      `analytics.track('A', given(JSON.parse('{ "constructor": 2, "toString": "3" }')));`,
      `analytics.track('B', { 'a.b': 1, '': 2, $set: 3, 'with space': 4 });`,
    ),
  },
  {
    rule: 'event properties',
    name: 'instances, and values with a JSON of their own',
    before: calls(
      `class Cart { items = 2; get total() { return 3; } }`,
      `analytics.track('A', new Cart() as any);`,
      `analytics.track('B', { map: new Map([[1, 2]]), call: () => 1, url: new URL('http://a.example/b'), own: { toJSON: () => 'x' } } as any);`,
      `analytics.track('C', Object.assign(Object.create(null), { a: 1 }));`,
      `analytics.track('D', [1] as any);`,
    ),
  },
  {
    rule: 'event properties',
    name: 'not written, with options or a callback after them',
    before: calls(
      `analytics.track('A', null as any, { timestamp: '2020-01-01T00:00:00.000Z' });`,
      `analytics.track('B', { b: 1 }, null as any);`,
      `analytics.track('C', () => log('C'));`,
      `await tick(700);`,
    ),
  },
  {
    rule: 'event properties',
    name: 'very long texts and many keys',
    before: calls(
      `analytics.track('A', { text: 'é'.repeat(5000), ...Object.fromEntries(Array.from({ length: 300 }, (_, i) => ['key' + i, i])) });`,
    ),
  },
  {
    rule: 'event properties',
    name: 'changed by the program after the call',
    before: calls(
      `const cart = { items: 1 };`,
      `analytics.track('A', cart);`,
      `cart.items = 2;`,
      `analytics.track('B', cart);`,
    ),
    notes: ['properties-by-reference'],
    differs: {
      says: 'An object that the program changes before the upload arrives as it is then.',
      events: (events) => events.map((event) => ({ ...event, event_properties: { items: 2 } })),
    },
  },
  {
    rule: 'no other revenue',
    name: 'revenue, price and quantity on another event',
    before: calls(
      `analytics.track('Product Added', { revenue: 12, price: 6, quantity: 2, productId: 'p-1' });`,
      `analytics.track('order completed', { revenue: 12 });`,
      `analytics.track('Order Completed ', { revenue: 12 });`,
    ),
  },
  {
    rule: 'revenue of an order',
    name: 'a revenue',
    before: calls(
      `analytics.track('Order Completed', { orderId: 'o-1', revenue: 25.5, total: 30, currency: 'USD' });`,
    ),
  },
  {
    rule: 'revenue of an order',
    name: 'price times quantity wins',
    before: calls(`analytics.track('Order Completed', { price: 4, quantity: 2.6, revenue: 99, total: 1 });`),
  },
  {
    rule: 'revenue of an order',
    name: 'zero, a text, a refund and none',
    before: calls(
      `analytics.track('Order Completed', { revenue: 0, total: 5 });`,
      `analytics.track('Order Completed', { revenue: '7.25', total: 5 });`,
      `analytics.track('Order Completed', { revenue: -3, total: 5 });`,
      `analytics.track('Order Completed', { total: 5 });`,
      `analytics.track('Order Completed', { revenue: null, total: 5 });`,
    ),
  },
  {
    rule: 'revenue of an order',
    name: 'without properties',
    before: calls(
      `analytics.track('Order Completed');`,
      `analytics.track('Order Completed', {});`,
      `analytics.track('Order Completed', given(undefined));`,
      `analytics.track('Order Completed', null as any);`,
    ),
    findings: ['track review revenue-products'],
  },
  {
    rule: 'revenue of an order',
    name: 'type and product named by the code',
    before: calls(
      `analytics.track('Order Completed', { revenue: 5, revenueType: 'Renewal', productId: 'p-7', product_id: 'p-8' });`,
    ),
  },
  {
    rule: 'revenue of an order',
    name: 'a name that cannot be read from the code',
    before: calls(`analytics.track(given('Order Completed'), { revenue: 3 });`),
    notes: ['event-name-dynamic'],
    differs: {
      says: 'An order whose name is not in the code carries no revenue.',
      events: (events) => events.map(({ revenue, revenueType, ...event }) => event),
    },
  },
  {
    rule: 'revenue of an order',
    name: 'in an expression, awaited and with a callback',
    before: body(`
  const pay = () => analytics.track('Order Completed', { revenue: 3.333, currency: 'EUR', price: null });
  await pay();
  analytics.track('Order Completed', { revenue: 4, price: Infinity, quantity: NaN }, () => log('paid'));
  await tick(700);`),
  },
  {
    rule: 'revenue of an order',
    name: 'properties and options from variables',
    before: body(`
  const order = given({ revenue: 9, items: [{ id: 1 }] });
  analytics.track('Order Completed', order, { timestamp: '2020-01-02T03:04:05.000Z' });
  await pause();
  const name = 'Order Completed';
  analytics.track(name, { revenue: 3 });`),
    findings: ['track review revenue-products'],
  },
  {
    rule: 'products of an order',
    name: 'two products',
    before: calls(
      `analytics.track('Order Completed', { revenue: 10, products: [{ productId: 'p-1', price: 4, quantity: 1, name: 'x' }, { sku: 's' }] });`,
    ),
    findings: ['track review revenue-products'],
    differs: {
      says: 'The event "Product Purchased" is no longer sent for each product.',
      events: (events) => events.filter(({ event_type }) => event_type !== 'Product Purchased'),
    },
  },
];
