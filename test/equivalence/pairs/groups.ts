import { calls, type Difference, type Pair } from '../pair.js';

/** The team had mapped every group to one type. */
const asCompany: NonNullable<Pair['settings']> = {
  groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }),
};

/** What arrives where the type is not known: the group, with a type that says so. */
const unmapped: Difference = {
  says: 'Groups arrive, with the type "[Segment] Group", where the destination sent nothing.',
  settings: {
    groupOf: ({ groupId }) => ({ type: '[Segment] Group', name: String(groupId) }),
  },
};

export const groups: readonly Pair[] = [
  {
    rule: 'group of a user',
    name: 'a type for all groups',
    config: { group: { type: 'company' } },
    settings: asCompany,
    before: calls(
      `analytics.identify('user-1', { a: 1 });`,
      `analytics.group('acme');`,
      `analytics.track('A');`,
      `analytics.group('umbrella', { seats: 3 });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'group of a user',
    name: 'a pattern that splits the id',
    config: { group: { patterns: [{ match: '^(?<name>.+) (?<type>Working Group)$' }] } },
    settings: {
      groupOf: ({ groupId }) => ({
        type: 'Working Group',
        name: String(groupId).replace(' Working Group', ''),
      }),
    },
    before: calls(
      `analytics.group('UNIVAC Working Group', { principles: ['Eckert', 'Mauchly'] });`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'group of a user',
    name: 'ids that are numbers, empty or missing',
    config: { group: { type: 'company' } },
    settings: asCompany,
    before: calls(
      `analytics.group(77 as never, { a: 1 });`,
      `analytics.track('A');`,
      `analytics.group(given('acme') as string, { a: 1 });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'group of a user',
    name: 'of a visitor who signs in later, and an id that is none',
    config: { group: { type: 'company' } },
    settings: asCompany,
    before: calls(
      `analytics.group('acme', { a: 1 });`,
      `await tick();`,
      `analytics.identify('user-1', { b: 2 });`,
      `analytics.group('');`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'group properties',
    name: 'more of the same group',
    config: { group: { type: 'company' } },
    settings: asCompany,
    before: calls(
      `analytics.group('acme', { a: 1 });`,
      `analytics.group('acme', { b: 2 }, { timestamp: '2019-05-06T07:08:09.123Z' });`,
      `analytics.group('acme');`,
      `analytics.track('A');`,
    ),
  },
  {
    rule: 'group properties',
    name: 'of every kind',
    config: { group: { type: 'company' } },
    settings: asCompany,
    before: calls(
      `analytics.group('acme', { name: 'Acme', seats: 5, tags: ['a'], address: { city: 'Linz' }, gone: null });`,
      `analytics.track('A');`,
      `analytics.group('acme', given({ seats: 6, flags: [true] }));`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'group properties',
    name: 'not sent',
    config: { group: { type: 'company', sendProperties: false } },
    settings: asCompany,
    before: calls(`analytics.group('acme', { seats: 5 });`, `analytics.track('A');`),
    differs: {
      says: 'Group properties are not sent.',
      chosen: true,
      events: (events) => events.filter(({ event_type }) => event_type !== '$groupidentify'),
    },
  },
  {
    rule: 'group without a type',
    name: 'with traits',
    before: calls(
      `analytics.identify('user-1', { a: 1 });`,
      `analytics.group('acme', { seats: 3 });`,
      `analytics.track('A');`,
    ),
    findings: ['group review group-type-unknown'],
    differs: unmapped,
  },
];
