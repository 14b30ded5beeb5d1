import { client, type Pair, program } from '../pair.js';

const rule = 'plug-ins';

/** A program that adds something to its client, then calls it. */
const withPlugIn = (set: string, ...lines: readonly string[]): Pair['before'] =>
  program(`${client}
${set}

export async function main() {
  await rest();
${lines.map((line) => `  ${line}\n  await pause();\n`).join('')}}
`);

/** The parts of a plug-in that nothing is shown with. */
const plain = `version: '1.0.0', isLoaded: () => true, load: () => Promise.resolve()`;

export const plugIns: readonly Pair[] = [
  {
    rule,
    name: 'one method for each kind of call',
    before: withPlugIn(
      `analytics.register({
  name: 'stamp', type: 'enrichment', ${plain},
  track: (ctx) => { ctx.event.properties!.by = 'track'; return ctx; },
  page: async (ctx) => { ctx.updateEvent('properties.by', 'page'); return ctx; },
  identify: (ctx) => { ctx.updateEvent('traits.by', 'identify'); return ctx; },
});`,
      `analytics.track('A', { a: 1 });`,
      `analytics.page('Home', { tab: 1 });`,
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('B');`,
    ),
    findings: ['register review middleware-sees-less'],
  },
  {
    rule,
    name: 'only the calls that it has a method for',
    before: withPlugIn(
      `analytics.register({
  name: 'tracks', type: 'before', ${plain},
  track(ctx) { ctx.event.properties = { ...ctx.event.properties, stamped: true }; return ctx; },
});`,
      `analytics.track('A', { a: 1 });`,
      `analytics.page('Home');`,
      `analytics.identify('user-1', { plan: 'pro' });`,
    ),
    findings: ['register review middleware-sees-less'],
  },
  {
    rule,
    name: 'what is dropped: by a plug-in of the type "before" alone',
    before: withPlugIn(
      `const first = { name: 'first', type: 'before' as const, ${plain}, track: (ctx: any) => ctx.event.event === 'A' ? ctx.cancel() : ctx };
const second = {
  name: 'second', type: 'enrichment' as const, ${plain},
  track: (ctx: any) => {
    ctx.event.properties.touched = true;
    if (ctx.event.event === 'B') ctx.cancel();
    if (ctx.event.event === 'C') throw new Error('bug');
    ctx.event.properties.done = true;
  },
};
analytics.register(first, second);`,
      `analytics.track('A');`,
      `analytics.track('B');`,
      `analytics.track('C');`,
      `analytics.track('D');`,
    ),
    findings: ['register review middleware-sees-less'],
  },
  {
    rule,
    name: 'one after the other, in their order',
    before: withPlugIn(
      `const add = (ctx: any, word: string) => {
  ctx.event.properties.words = [...(ctx.event.properties.words ?? []), word];
  return ctx;
};
analytics.register({ name: 'one', type: 'enrichment', ${plain}, track: async (ctx) => { await Promise.resolve(); return add(ctx, 'one'); } });
analytics.register({ name: 'two', type: 'enrichment', ${plain}, track: (ctx) => add(ctx, 'two') });`,
      `analytics.track('A');`,
      `analytics.track('B');`,
    ),
    findings: ['register review middleware-sees-less', 'register review middleware-sees-less'],
  },
  {
    rule,
    name: 'one that only looks at what is sent',
    before: withPlugIn(
      `const look = (ctx: any) => {
  log(ctx.event.event, ctx.event.properties);
  return ctx;
};
analytics.register(
  { name: 'own destination', type: 'destination', ${plain}, track: look },
  { name: 'helper', type: 'utility', ${plain}, track: look },
  { name: 'later', type: 'after', ${plain}, track: look },
  { name: 'late', type: 'enrichment', ${plain}, track: (ctx) => { ctx.updateEvent('properties.late', true); return ctx; } },
);`,
      `analytics.track('A', { a: 1 });`,
    ),
    findings: ['register review middleware-sees-less'],
  },
  {
    rule,
    name: 'those that stand in the set-up',
    before: program(`import { AnalyticsBrowser } from '@segment/analytics-next';

const stamp = {
  name: 'stamp', type: 'enrichment' as const, ${plain},
  track: (ctx: any) => { ctx.event.properties.stamped = true; return ctx; },
};
const analytics = AnalyticsBrowser.load({
  writeKey: process.env.SEGMENT_WRITE_KEY!,
  plugins: [stamp, { name: 'gate', type: 'before', ${plain}, track: (ctx) => ctx.event.event === 'B' ? ctx.cancel() : ctx }],
});

export async function main() {
  analytics.track('A', { a: 1 });
  await rest();
  analytics.track('B');
  await pause();
  analytics.track('C');
  await pause();
}
`),
    findings: ['load review middleware-sees-less'],
  },
  {
    rule,
    name: 'taken out again',
    before: withPlugIn(
      `const beta = { name: 'beta', type: 'enrichment' as const, ${plain}, track: (ctx: any) => { ctx.event.properties.beta = true; return ctx; } };`,
      `await analytics.register(beta);`,
      `analytics.track('A');`,
      `await analytics.deregister('beta');`,
      `analytics.track('B');`,
    ),
    findings: ['register review middleware-sees-less'],
  },
  {
    rule,
    name: 'one that cannot be loaded hears of nothing',
    before: withPlugIn(
      `analytics.register({
  name: 'broken', type: 'enrichment', version: '1', isLoaded: () => true,
  load: () => Promise.reject(new Error('no network')),
  track: (ctx) => { ctx.event.properties!.broken = true; return ctx; },
});`,
      `analytics.track('A');`,
    ),
    findings: ['register review middleware-sees-less'],
  },
  {
    rule,
    name: 'a middleware that looks at the kind of call, and waits',
    before: withPlugIn(
      `analytics.addSourceMiddleware(async ({ payload, next }) => {
  await Promise.resolve();
  if (payload.type() === 'page' && !payload.obj.name) return;
  if (payload.type() === 'identify') payload.obj.traits!.middleware = true;
  else if (payload.obj.properties) payload.obj.properties.kind = payload.type();
  next(payload.event?.() === 'B' ? null : payload);
});`,
      `analytics.identify('user-1', { plan: 'pro' });`,
      `analytics.track('A', { a: 1 });`,
      `analytics.page('Home', { tab: 1 });`,
      `analytics.page();`,
      `analytics.group('acme', { seats: 3 });`,
      `analytics.track('B');`,
    ),
    config: { group: { type: 'company' } },
    settings: { groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }) },
    findings: ['addSourceMiddleware review middleware-sees-less', 'page review page-unnamed'],
  },
  {
    rule,
    name: 'what a middleware changes inside of properties',
    before: withPlugIn(
      `analytics.addSourceMiddleware(({ payload, next }) => {
  if (payload.obj.properties?.user) payload.obj.properties.user.email = '***';
  next(payload);
});
const user = { email: 'grace@usnavy.gov' };`,
      `analytics.track('A', { user });`,
    ),
    findings: ['addSourceMiddleware review middleware-sees-less'],
  },
  {
    rule: 'servers',
    environment: 'node',
    name: 'a plug-in',
    before: program(`import { Analytics } from '@segment/analytics-node';

const analytics = new Analytics({ writeKey: process.env.SEGMENT_WRITE_KEY! });
const shout = {
  name: 'shout', type: 'enrichment' as const, ${plain},
  track: (ctx: any) => {
    ctx.updateEvent('event', ctx.event.event.toUpperCase());
    ctx.event.properties.plugged = true;
    ctx.event.context.ip = '0.0.0.0';
    return ctx;
  },
  identify: (ctx: any) => {
    ctx.event.traits.plugged = true;
    return ctx;
  },
};

export async function main() {
  await analytics.register(shout);
  analytics.track({ userId: 'user-1', event: 'a', context: { ip: '1.1.1.1' } });
  await pause();
  analytics.identify({ userId: 'user-1', traits: { plan: 'pro' } });
  await pause();
  await analytics.deregister('shout');
  analytics.track({ userId: 'user-1', event: 'b', properties: { b: 1 } });
  await pause();
}
`),
    findings: ['register review middleware-sees-less'],
  },
];
