import { body, calls, type Difference, type Pair } from '../../pair.js';
import { objectOf } from '../../wire.js';
import { chosen, variants } from './variants.js';

const groupProgram = calls(
  `analytics.group('g-1', { kind: 'company', title: 'Acme', seats: 3 });`,
  `analytics.track('A');`,
);

/** What arrives where no group was mapped. */
const unmapped = (type: string): Difference => ({
  says: 'Groups arrive, with the type "[Segment] Group", where the destination sent nothing.',
  settings: { groupOf: ({ groupId }) => ({ type, name: String(groupId) }) },
});

export const groupOptions: readonly Pair[] = [
  ...variants(
    'groups',
    groupProgram,
    {
      by: 'type and name from traits',
      config: { group: { typeTrait: 'kind', valueTrait: 'title' } },
      settings: {
        groupOf: ({ traits }) => ({
          type: String(objectOf(traits).kind),
          name: String(objectOf(traits).title),
        }),
      },
    },
    {
      by: 'type from a trait, the id for a name',
      config: { group: { typeTrait: 'kind' } },
      settings: {
        groupOf: ({ traits, groupId }) => ({ type: String(objectOf(traits).kind), name: String(groupId) }),
      },
    },
    {
      by: 'a type for all',
      config: { group: { type: 'company' } },
      settings: { groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }) },
    },
    {
      by: 'a type for all, and no properties',
      config: { group: { type: 'company', sendProperties: false } },
      settings: { groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }) },
      differs: chosen('Group properties are not sent.', (events) =>
        events.filter(({ event_type }) => event_type !== '$groupidentify'),
      ),
    },
    {
      by: 'no type',
      config: {},
      findings: ['group review group-type-unknown'],
      differs: unmapped('[Segment] Group'),
    },
    {
      by: 'no type, which has a name of its own',
      config: { group: { fallbackType: 'team' } },
      findings: ['group review group-type-unknown'],
      differs: unmapped('team'),
    },
    {
      by: 'a pattern that finds type and name',
      config: { group: { patterns: [{ match: '^(?<type>.)-(?<name>.+)$' }] } },
      settings: { groupOf: () => ({ type: 'g', name: '1' }) },
    },
    {
      by: 'a pattern that finds the name, and brings the type',
      config: { group: { patterns: [{ match: '^(?<type>.)-(?<name>.+)$', type: 'team' }] } },
      settings: { groupOf: () => ({ type: 'team', name: '1' }) },
    },
    {
      by: 'a pattern for others, and a type for the rest',
      config: { group: { type: 'company', patterns: [{ match: '^team-(?<name>.+)$', type: 'team' }] } },
      settings: { groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }) },
    },
    {
      by: 'traits that are not there',
      config: { group: { typeTrait: 'sort', valueTrait: 'title', type: 'team' } },
      settings: { groupOf: ({ groupId }) => ({ type: 'team', name: String(groupId) }) },
    },
  ),
  {
    rule: 'configuration',
    name: 'groups: traits that the code does not show',
    config: { group: { typeTrait: 'kind', type: 'team' } },
    settings: {
      groupOf: ({ traits, groupId }) => ({ type: String(objectOf(traits).kind), name: String(groupId) }),
    },
    before: calls(`analytics.group('g-1', given({ kind: 'company' }));`, `analytics.track('A');`),
    findings: ['group review group-type-unknown'],
    differs: {
      says: 'Where the traits that name a group are not written out, its type is that of the config.',
      settings: { groupOf: ({ groupId }) => ({ type: 'team', name: String(groupId) }) },
    },
  },
  {
    rule: 'configuration',
    name: 'groups: a pattern for some groups, a type for the others',
    config: { group: { type: 'company', patterns: [{ match: '^team-(?<name>.+)$', type: 'team' }] } },
    settings: {
      groupOf: ({ groupId }) => {
        const [, name] = /^team-(.+)$/.exec(String(groupId)) ?? [];
        return name ? { type: 'team', name } : { type: 'company', name: String(groupId) };
      },
    },
    before: body(`
  analytics.group('team-blue', { seats: 3 });
  await rest();
  analytics.group('acme');
  await rest();
  analytics.track('A');`),
  },
];
