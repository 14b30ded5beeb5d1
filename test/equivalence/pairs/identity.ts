import { calls, type Pair } from '../pair.js';

export const identity: readonly Pair[] = [
  {
    rule: 'user',
    name: 'before and after signing in',
    before: calls(
      `analytics.track('Seen');`,
      `analytics.identify('user-1');`,
      `analytics.track('Bought');`,
      `analytics.page('Home');`,
    ),
  },
  {
    rule: 'user',
    name: 'an id from a variable, a member, a call',
    before: calls(
      `const user = given({ id: 'user-7', name: 'Ann' });`,
      `analytics.identify(user.id);`,
      `analytics.track('A');`,
      `analytics.identify(given('user-7') as string, { name: user.name });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'user',
    name: 'odd ids: long, with emoji, like a path, short',
    before: calls(
      `analytics.identify('u');`,
      `analytics.track('A');`,
      `analytics.reset();`,
      `analytics.identify('ü/🎉 "x"');`,
      `analytics.track('B');`,
      `analytics.reset();`,
      `analytics.identify('long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-long-');`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'ids that are none',
    name: 'null, undefined and empty keep the user',
    before: calls(
      `analytics.identify('user-1', { a: 1 });`,
      `analytics.identify(null as never, { b: 2 });`,
      `analytics.track('A');`,
      `analytics.identify(undefined, { c: 3 });`,
      `analytics.track('B');`,
      `analytics.identify('', { d: 4 });`,
      `analytics.track('C');`,
      `analytics.identify(given(null) as never, { e: 5 });`,
      `analytics.track('D');`,
      `analytics.identify(given('') as string, { f: 6 });`,
      `analytics.track('E');`,
    ),
  },
  {
    rule: 'ids that are none',
    name: 'numbers are ids, zero too',
    before: calls(
      `analytics.identify(12345 as never);`,
      `analytics.track('A');`,
      `analytics.reset();`,
      `analytics.identify(given(67890) as never, { a: 1 });`,
      `analytics.track('B');`,
      `analytics.reset();`,
      `analytics.identify(given(0) as never, { a: 1 });`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'device',
    name: 'one device for a visitor',
    before: calls(`analytics.track('A');`, `analytics.identify('user-1');`, `analytics.track('B');`),
  },
  {
    rule: 'device',
    name: 'named by the context of a call',
    before: calls(
      `analytics.track('A', {}, { context: { device: { id: 'tablet-1' } } });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'context',
    name: 'platforms by the names that Amplitude has for them',
    before: calls(
      `analytics.track('A', {}, { context: { device: { type: 'ios' } } });`,
      `analytics.track('B', {}, { context: { device: { type: 'android' } } });`,
    ),
  },
  {
    rule: 'anonymous id set by hand',
    name: 'setAnonymousId, then an event',
    before: calls(
      `analytics.track('A');`,
      `analytics.setAnonymousId('visitor-1');`,
      `analytics.track('B');`,
      `analytics.setAnonymousId(given('visitor-2') as string);`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'anonymous id set by hand',
    name: 'in the options of a call, for all later calls',
    before: calls(
      `analytics.track('A');`,
      `analytics.track('B', {}, { anonymousId: 'visitor-1' });`,
      `analytics.track('C');`,
    ),
  },
  {
    rule: 'reset',
    name: 'after events of a user',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('A');`,
      `analytics.reset();`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'reset',
    name: 'in the tick of the last event',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('Logged Out'); analytics.reset();`,
      `analytics.track('Next');`,
    ),
  },
  {
    rule: 'reset',
    name: 'twice, and the next user at once',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('A');`,
      `analytics.reset(); analytics.reset();`,
      `analytics.identify('user-2', { plan: 'free' });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'reading ids',
    name: 'of the user object that is awaited',
    before: calls(`analytics.identify('user-1');`, `log((await analytics.user()).id());`),
    findings: ['user review device-id-before-init'],
  },
  {
    rule: 'reading ids',
    name: 'of a visitor, and the traits of a user',
    before: calls(
      `log(typeof (await analytics.user()).anonymousId());`,
      `analytics.identify('user-1', { a: 1 });`,
      `log((await analytics.user()).traits());`,
    ),
    findings: ['user review device-id-before-init'],
  },
  {
    rule: 'time',
    name: 'a date, a text, a variable',
    before: calls(
      `analytics.track('A', {}, { timestamp: new Date(1_500_000_000_000) });`,
      `analytics.track('B', {}, { timestamp: '2019-05-06T07:08:09.123Z' });`,
      `analytics.track('C', {}, { timestamp: given(new Date(1_400_000_000_000)) as Date });`,
      `analytics.page('Home', {}, { timestamp: '2019-05-06T07:08:09.123Z' });`,
      `analytics.identify('user-1', { a: 1 }, { timestamp: '2019-05-06T07:08:09.123Z' });`,
      `analytics.track('D');`,
    ),
  },
  {
    rule: 'context',
    name: 'every field that has a place',
    before: calls(
      `analytics.track('A', {}, { context: { ip: '192.0.2.1', locale: 'de-AT', app: { version: '1.2.3' }, os: { name: 'Haiku', version: '5' }, device: { type: 'tv', brand: 'b', manufacturer: 'm', model: 'x' }, network: { carrier: 'c' }, location: { country: 'AT', region: 'T', city: 'Innsbruck', latitude: 47.2, longitude: 11.4 } } });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'context',
    name: 'a key that is no option is context',
    before: calls(
      `analytics.track('A', {}, { ip: '192.0.2.1', location: { city: 'Linz' } } as never);`,
      `analytics.page('Home', {}, { context: { location: { city: 'Wels' } } });`,
      `analytics.identify('user-1', { a: 1 }, { context: { ip: '192.0.2.7', location: { city: 'Wels' } } });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'context',
    name: 'what has no place is dropped, and said',
    before: calls(
      `analytics.track('A', {}, { context: { timezone: 'UTC', groupId: 'g', traits: { plan: 'x' } } } as any);`,
      `analytics.track('B', {}, { traits: { plan: 'x' } } as any);`,
    ),
    findings: ['track review option-dropped', 'track review option-dropped'],
  },
  {
    rule: 'user',
    name: 'named in the options of one call',
    before: calls(
      `analytics.track('A', {}, { userId: 'user-9' } as any);`,
      `analytics.track('B');`,
      `analytics.page('Home', {}, { userId: given('user-8') } as any);`,
      `analytics.track('C');`,
    ),
    findings: ['track review user-named-by-options', 'page review user-named-by-options'],
  },
  {
    rule: 'user',
    name: 'an id that may be missing, or is put together',
    before: calls(
      `const nobody = given<any>(undefined);`,
      `analytics.identify(nobody?.id, { a: 1 });`,
      `analytics.track('A');`,
      `analytics.identify(\`user-\${given(7)}\`, { b: 2 });`,
      `analytics.track('B');`,
    ),
  },
  {
    rule: 'session',
    name: 'named for the destination',
    before: calls(
      `analytics.track('A', {}, { integrations: { 'Actions Amplitude': { session_id: 1_500_000_000_000 } } });`,
      `analytics.track('B', {}, { integrations: { 'Actions Amplitude': { session_id: -1 } } });`,
    ),
  },
  {
    rule: 'integrations',
    name: 'that leave Amplitude out',
    before: calls(
      `analytics.track('A', {}, { integrations: { All: false } });`,
      `analytics.track('B', {}, { integrations: { 'Actions Amplitude': false } });`,
      `analytics.track('C', {}, { integrations: { Amplitude: false } });`,
      `analytics.track('D', {}, { integrations: { All: false, Mixpanel: true } });`,
      `analytics.track('E');`,
    ),
    findings: Array(4).fill('track manual excluded-from-amplitude'),
    stillSegment: ['track A', 'track B', 'track C', 'track D'],
  },
  {
    rule: 'integrations',
    name: 'that let it in',
    before: calls(
      `analytics.track('A', {}, { integrations: { All: true } });`,
      `analytics.track('B', {}, { integrations: { All: false, 'Actions Amplitude': true } });`,
      `analytics.track('C', {}, { integrations: { Mixpanel: false } });`,
    ),
    findings: ['track review option-dropped'],
  },
  {
    rule: 'alias',
    name: 'stays with Segment',
    before: calls(
      `analytics.identify('user-1', { a: 1 });`,
      `analytics.alias('user-2');`,
      `analytics.track('A');`,
    ),
    findings: ['identify review segment-hears-no-more', 'alias manual alias-has-no-counterpart'],
    stillSegment: ['alias'],
  },
  {
    rule: 'next user without reset',
    name: 'one user after another',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('A');`,
      `analytics.identify('user-2', { plan: 'free' });`,
      `analytics.track('B');`,
    ),
    notes: ['user-switch-keeps-device'],
    differs: {
      says: 'The device stays the same when another user signs in without a reset; Segment began a new one.',
      events: (events) => events.map((event) => ({ ...event, device_id: events[0]?.device_id ?? '' })),
    },
  },
  {
    rule: 'next user without reset',
    name: 'the same user again, and another one after a reset',
    before: calls(
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('A');`,
      `analytics.identify('user-1', { plan: 'max' });`,
      `analytics.track('B');`,
      `analytics.reset();`,
      `analytics.identify('user-2', { plan: 'free' });`,
      `analytics.track('C');`,
    ),
  },
];
