import { calls, client, type Pair, program } from '../pair.js';
import type { AmplitudeEvent } from '../wire.js';

/** Amplitude asks late who the user is, and keeps properties until it sends them. */
export const late: readonly Pair[] = [
  {
    rule: 'calls in one tick',
    name: 'an event, and another user without a reset',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('A'); analytics.identify('user-2', { plan: 'free' }); analytics.track('B');`,
    ),
    notes: ['user-switch-keeps-device'],
    differs: {
      says: 'Of an event and a user switch without a reset in one tick, the event belongs to the new user.',
      events: (events) =>
        events.map((event) => ({
          ...event,
          device_id: events[0]?.device_id ?? '',
          ...(event.event_type === 'A' ? { user_id: 'user-2' } : {}),
        })),
    },
  },
  {
    rule: 'whole visits',
    name: 'two tabs, one of them open before the user signs in on the other',
    tabs: 2,
    before: program(`${client}
export async function main() {
  await pause();
  if (tab === 1) {
    await tick(600);
    analytics.identify('user-1', { plan: 'pro' });
    await pause();
    analytics.track('A', { tab });
  } else {
    await tick(1200);
    analytics.track('B', { tab });
  }
}
`),
    notes: ['user-switch-keeps-device'],
    differs: {
      says: 'A tab that was open before does not know the user who signs in on another one.',
      events: (events) =>
        events.map(({ user_id, ...event }) =>
          event.event_type === 'B' ? event : { ...event, ...(user_id ? { user_id } : {}) },
        ),
    },
  },
  {
    rule: 'calls before the start',
    name: 'events before and after a user signs in',
    before: program(`${client}
analytics.track('A');
analytics.identify('user-1', { plan: 'pro' });
analytics.track('B');
`),
    notes: ['user-switch-keeps-device'],
    differs: {
      says: 'Calls made before the start are sent in their order; Segment sent them by their kind.',
      events: (events) => {
        const of = (type: string) => events.find(({ event_type }) => event_type === type) as AmplitudeEvent;
        return [of('A'), of('$identify'), { ...of('B'), user_id: 'user-1' }];
      },
    },
  },
  {
    rule: 'campaign and referrer',
    name: 'of a visitor after a reset',
    place: { url: 'http://shop.example.com/?utm_source=news' },
    before: calls(
      `analytics.identify('user-1', { a: 1 });`,
      `analytics.track('A');`,
      `analytics.reset();`,
      `analytics.track('B');`,
    ),
    notes: ['user-switch-keeps-device'],
    differs: {
      says: 'The new device after a reset does not get the campaign of the page again.',
      events: (events) =>
        events.map(({ user_properties, ...event }) =>
          event.event_type === 'B' || !user_properties ? event : { ...event, user_properties },
        ),
    },
  },
  {
    rule: 'group of a user',
    name: 'an empty id, where Segment remembers a group',
    config: { group: { type: 'company' } },
    settings: { groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }) },
    before: calls(
      `analytics.group('acme', { a: 1 });`,
      `analytics.group(given('') as string, { c: 3 });`,
      `analytics.track('A');`,
    ),
    notes: ['group-id-may-be-empty'],
    differs: {
      says: 'A group call with an empty id says nothing; Segment said it of the group that it remembered.',
      messages: (messages) =>
        messages.filter(({ type, traits }) => type !== 'group' || !Object.hasOwn(Object(traits), 'c')),
    },
  },
  {
    rule: 'event properties',
    name: 'that are no object, out of sight',
    before: calls(`analytics.track('A', given([1]) as any);`, `analytics.track('B', given('text') as any);`),
    notes: ['properties-by-reference'],
    differs: {
      says: 'Properties that are no object arrive as they are; Segment left them out.',
      events: ([first, second]) => [
        { ...(first as AmplitudeEvent), event_properties: [1] as never },
        { ...(second as AmplitudeEvent), event_properties: 'text' as never },
      ],
    },
  },
  {
    rule: 'session',
    name: 'and what else the destination did not take from its key',
    before: calls(
      `analytics.track('A', {}, { integrations: { 'Actions Amplitude': { groups: { company: 'acme' } } } } as any);`,
      `analytics.track('B', {}, { integrations: { Amplitude: { session_id: 1_500_000_000_000, groups: { company: 'acme' } } } } as any);`,
      `analytics.track('C', {}, { integrations: { 'Actions Amplitude': { session_id: 1_500_000_000_000, event_id: 7 } } } as any);`,
    ),
    findings: Array(3).fill('track review option-dropped'),
  },
  {
    rule: 'configuration',
    name: 'what the classic destination took from its key',
    config: { continuity: 'classic-cloud' },
    before: calls(
      `analytics.track('A', {}, { integrations: { Amplitude: { groups: { company: 'acme' } } } } as any);`,
    ),
    differs: {
      says: 'Groups that a call names for the classic destination arrive.',
      chosen: true,
      events: (events) =>
        events.map((event) => ({ ...event, groups: { company: 'acme' }, min_id_length: 1 })),
    },
  },
  {
    rule: 'context',
    name: 'a device that must not be asked for twice, and a platform out of sight',
    before: calls(
      `analytics.track('A', {}, { context: { device: { id: given('tablet-1') } } });`,
      `analytics.track('B', {}, { context: { device: { type: given('ios') } } });`,
    ),
    findings: ['track review option-dropped', 'track review option-dropped'],
    differs: {
      says: 'A device id that is computed is not the vendor id as well, and a platform that is computed keeps its own name.',
      events: (events) =>
        events.map(({ idfv, ...event }) =>
          event.platform === 'iOS' ? { ...event, platform: 'ios' } : event,
        ),
    },
  },
  {
    rule: 'context',
    name: 'ids for advertisers',
    before: calls(
      `analytics.track('A', {}, { context: { device: { advertisingId: 'ad-1' } } });`,
      `analytics.track('B', {}, { context: { device: { type: 'android', advertisingId: 'ad-2' } } });`,
    ),
  },
  {
    rule: 'operations in traits',
    name: 'numbers that are texts, and sums that are none',
    before: calls(
      `analytics.identify('user-1', { $add: { visits: '2', seats: 1.5 } } as any);`,
      `analytics.track('A');`,
      `analytics.identify('user-1', given({ $add: { visits: 3 }, $append: { tags: ['a'] } }) as any);`,
      `analytics.track('B');`,
    ),
  },
];
