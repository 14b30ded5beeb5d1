import { calls, type Pair } from '../pair.js';

export const traits: readonly Pair[] = [
  {
    rule: 'traits',
    name: 'of a known and of an unknown user',
    before: calls(
      `analytics.identify({ theme: 'dark' });`,
      `analytics.track('A');`,
      `analytics.identify('user-1', { name: 'Ann', email: 'ann@example.com', age: 41, vip: true });`,
      `analytics.track('B');`,
      `analytics.identify('user-1', { age: 42 });`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'traits',
    name: 'without any, and empty ones',
    before: calls(
      `analytics.identify('user-1');`,
      `analytics.track('A');`,
      `analytics.identify('user-1', {});`,
      `analytics.identify({});`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'traits',
    name: 'a trait named id, and one named like a method',
    before: calls(
      `analytics.identify('user-1', { id: 7, constructor: 'x', set: 'y' } as never);`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'traits',
    name: 'the same key twice, and a spread over a key',
    before: calls(
      `const more = given({ plan: 'max', seats: 2 });`,
      `analytics.identify('user-1', { plan: 'pro', ...more });`,
      `analytics.track('A');`,
      `analytics.identify('user-1', { ...more, plan: 'free' });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'traits',
    name: 'of a visitor, who then signs in, out and stays',
    before: calls(
      `analytics.identify({ theme: 'dark' });`,
      `analytics.identify('user-1');`,
      `analytics.track('A');`,
      `analytics.reset();`,
      `analytics.identify({ theme: 'light' });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'traits',
    name: 'with options',
    before: calls(
      `analytics.identify('user-1', { a: 1 }, { context: { app: { version: '2' } }, integrations: { All: true } });`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'values of traits',
    name: 'instances, and values with a JSON of their own',
    before: calls(
      `class User { name = 'Ann'; get initial() { return 'A'; } }`,
      `analytics.identify('user-1', new User() as any);`,
      `analytics.track('A');`,
      `analytics.identify('user-1', { url: new URL('http://a.example/b'), own: { toJSON: () => 'x' } } as any);`,
      `analytics.track('B');`,
      `analytics.identify('user-1', Object.freeze({ c: Object.freeze([1, true]) }) as any);`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'null as a trait',
    name: 'beside a date, in an expression',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' });`,
      `given(true) && analytics.identify('user-1', { since: new Date(0), plan: null });`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'null as a trait',
    name: 'clears what was set',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro', seats: 3 });`,
      `analytics.track('A');`,
      `analytics.identify('user-1', { plan: null });`,
      `analytics.track('B');`,
      `analytics.identify('user-1', given({ seats: null, other: undefined }));`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'values of traits',
    name: 'dates, nested objects and lists',
    before: calls(
      `analytics.identify('user-1', { since: new Date(0), address: { city: 'Linz', geo: { lat: 1.5, exact: true } } });`,
      `analytics.track('A');`,
      `analytics.identify('user-1', { tags: ['a', 'b'], scores: [1, 2.5], flags: [true, false], mixed: [1, 'a'], grid: [[1], [2]] });`,
      `analytics.track('B');`,
      `analytics.identify('user-1', { cards: [{ kind: 'visa' }, { kind: 'mc', last: 4 }], empty: [], nothing: {} });`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'values of traits',
    name: 'with a null or a hole inside',
    before: calls(
      `analytics.identify('user-1', { address: { city: 'Linz', zip: null }, list: [1, null, 2], gone: [null], holes: [1, , 2] });`,
      `analytics.track('A');`,
      `analytics.identify('user-1', given({ deep: { a: { b: null, c: [null, { d: null }] } } }));`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'values of traits',
    name: 'values that a variable hides',
    before: calls(
      `const user = given({ name: 'Ann', nick: null, age: undefined, tags: [true] });`,
      `analytics.identify('user-1', { name: user.name, nick: user.nick, age: user.age, tags: user.tags });`,
      `analytics.track('A');`,
      `analytics.identify('user-1', user);`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'values of traits',
    name: 'empty texts, long texts, emoji and what is not a number',
    before: calls(
      `analytics.identify('user-1', { empty: '', long: 'x'.repeat(3000), emoji: '👩‍🚀', broken: NaN, zero: 0, no: false });`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'operations in traits',
    name: 'each of them',
    before: calls(
      `analytics.identify('user-1', { $set: { a: 1 }, $setOnce: { first: 'x' }, $add: { visits: 2 }, $append: { list: 'p' }, $unset: { old: '-' } } as never);`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'operations in traits',
    name: 'beside plain traits, from a variable',
    before: calls(
      `analytics.identify('user-1', given({ plan: 'pro', $setOnce: { first: 'x', plan: 'free' } }));`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'operations in traits',
    name: 'with nulls and dates in them',
    before: calls(
      `analytics.identify('user-1', { $set: { when: new Date(0) }, $setOnce: { a: null, b: [null] }, $unset: { c: null } } as any);`,
      `analytics.track('A');`,
    ),
  },
];
