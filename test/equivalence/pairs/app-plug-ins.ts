import { type Pair, program } from '../pair.js';

const rule = 'plug-ins of apps';

/** A program whose client is given plug-ins, with a call after the other. */
const withPlugIns = (declared: string, ...lines: readonly string[]): Pair['before'] =>
  program(`import { createClient, DestinationPlugin, EventPlugin, EventType, Plugin, PluginType, type SegmentEvent, type TrackEventType } from '@segment/analytics-react-native';

const analytics = createClient({ writeKey: process.env.SEGMENT_WRITE_KEY ?? '' });
${declared}

export async function main() {
  await tick(300);
${lines.map((line) => `  ${line}\n  await tick(40);\n`).join('')}}
`);

const hears = 'add review app-plug-in-sees-less';

export const appPlugIns: readonly Pair[] = [
  {
    rule,
    environment: 'app',
    name: 'one method for all kinds of calls',
    before: withPlugIns(
      `class Stamp extends Plugin {
  type = PluginType.enrichment;
  execute(event: SegmentEvent) {
    if (event.type === EventType.IdentifyEvent) return { ...event, traits: { ...event.traits, by: 'stamp' } };
    if (event.type === EventType.TrackEvent) event.event = event.event.toUpperCase();
    if ('properties' in event) event.properties = { ...event.properties, kind: event.type, screen: (event as any).name };
    return event;
  }
}
analytics.add({ plugin: new Stamp() });`,
      `analytics.track('opened', { a: 1 });`,
      `analytics.screen('Home', { tab: 1 });`,
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('closed');`,
    ),
    findings: [hears],
  },
  {
    rule,
    environment: 'app',
    name: 'one method for each kind of call, with what its instance holds',
    before: withPlugIns(
      `class Build extends EventPlugin {
  type = PluginType.enrichment;
  count = 0;
  constructor(private readonly build: string) { super(); }
  track(event: TrackEventType) {
    this.count += 1;
    return { ...event, properties: this.stamped(event.properties) };
  }
  private stamped(properties: TrackEventType['properties']) { return { ...properties, build: this.build, count: this.count }; }
}
const build = new Build('7');
analytics.add({ plugin: build });`,
      `analytics.track('A', { a: 1 });`,
      `analytics.screen('Home');`,
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('B');`,
    ),
    findings: [hears],
  },
  {
    rule,
    environment: 'app',
    name: 'what is dropped: that for which nothing comes back, and not that over which it throws',
    before: withPlugIns(
      `class Gate extends EventPlugin {
  type = PluginType.before;
  async track(event: TrackEventType) {
    if (event.event === 'A') return undefined;
    if (event.event === 'B') throw new Error('bug');
    return event;
  }
}
analytics.add({ plugin: new Gate() });`,
      `analytics.track('A');`,
      `analytics.track('B', { b: 1 });`,
      `analytics.track('C', { c: 1 });`,
    ),
    findings: [hears],
  },
  {
    rule,
    environment: 'app',
    name: 'one after the other, each with what the one before made',
    before: withPlugIns(
      `const word = (event: SegmentEvent, said: string) => {
  if (event.type !== 'track') return event;
  event.properties = { ...event.properties, words: [...((event.properties?.words as string[]) ?? []), said] };
  return event;
};
class One extends Plugin { type = PluginType.enrichment; async execute(event: SegmentEvent) { return word(event, 'one'); } }
class Two extends Plugin { type = PluginType.enrichment; execute(event: SegmentEvent) { return word(event, 'two'); } }
analytics.add({ plugin: new One() });
analytics.add({ plugin: new Two() });`,
      `analytics.track('A');`,
      `analytics.screen('Home');`,
    ),
    findings: [hears, hears],
  },
  {
    rule,
    environment: 'app',
    name: 'ids and time that a plug-in writes',
    before: withPlugIns(
      `class Late extends EventPlugin {
  type = PluginType.before;
  track(event: TrackEventType) {
    return { ...event, userId: event.userId && event.userId + '!', timestamp: '2024-01-02T03:04:05.678Z' };
  }
}
analytics.add({ plugin: new Late() });`,
      `analytics.track('A');`,
      `analytics.identify('user-1', { a: 1 });`,
      `analytics.track('B');`,
    ),
    findings: [hears],
  },
  {
    rule,
    environment: 'app',
    name: 'one that only looks at what is sent',
    before: withPlugIns(
      `class Later extends DestinationPlugin {
  type = PluginType.after;
  async execute(event: SegmentEvent) {
    if (event.type === EventType.TrackEvent) log(event.event, event.properties);
    if (event.type === EventType.ScreenEvent) log(event.name, event.properties);
    return event;
  }
}
analytics.add({ plugin: new Later() });`,
      `analytics.track('A', { a: 1 });`,
      `analytics.screen('Home', { tab: 1 });`,
    ),
    findings: [hears],
  },
];
