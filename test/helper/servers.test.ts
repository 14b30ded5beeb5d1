import { createInstance } from '@amplitude/analytics-node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { type Collector, startCollector } from '../equivalence/collector.js';
import { loadVariants } from './variants.js';

const variants = loadVariants();
const [variant] = variants;
const { flushed, withError } = variant?.helper ?? {};
let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
});
afterAll(() => collector.close());

const started = (run: string) => {
  const client = createInstance();
  client.init('key', { serverUrl: `http://${collector.addressOf(run)}/amplitude` });
  return client;
};

const namesOf = (run: string) => collector.received(run).amplitude.map((event) => event.event_type);

describe('flushed', () => {
  it('sends what was tracked in the tick of init', async () => {
    const client = started('tick');
    client.track('A', undefined, { user_id: 'user-1' });
    await flushed?.(client);
    expect(namesOf('tick')).toEqual(['A']);
  });

  it('sends what was tracked while another flush was under way', async () => {
    const client = started('twice');
    client.track('A', undefined, { user_id: 'user-1' });
    const first = flushed?.(client);
    await new Promise((resolve) => setTimeout(resolve, 1));
    client.track('B', undefined, { user_id: 'user-1' });
    await Promise.all([first, flushed?.(client)]);
    expect(namesOf('twice')).toEqual(['A', 'B']);
  });

  it('leaves no timer that would hold the process', async () => {
    const set = vi.spyOn(globalThis, 'setTimeout');
    const clear = vi.spyOn(globalThis, 'clearTimeout');
    const client = started('timer');
    client.track('A', undefined, { user_id: 'user-1' });
    await flushed?.(client);
    const long = set.mock.results.filter((_, index) => (set.mock.calls[index]?.[1] ?? 0) >= 10_000);
    const cleared = clear.mock.calls.map(([timer]) => timer);
    expect(long.length).toBeGreaterThan(0);
    expect(long.filter(({ value }) => !cleared.includes(value))).toEqual([]);
    vi.restoreAllMocks();
  });

  it('waits no longer than it may, and for no client at all', async () => {
    const client = createInstance();
    await flushed?.(client, { timeout: 5 });
    await flushed?.(undefined);
  });
});

it('calls a callback with an error only where the event was not taken', () => {
  const callback = vi.fn();
  withError?.(callback)({ code: 200, message: 'ok' });
  expect(callback).toHaveBeenLastCalledWith();
  withError?.(callback)(undefined);
  expect(callback).toHaveBeenLastCalledWith();
  withError?.(callback)({ code: 400, message: 'Invalid' });
  expect(callback).toHaveBeenLastCalledWith(new Error('Invalid'));
});

describe.each(variants)('messages in $name', ({ helper }) => {
  it('give the event options that their fields stand for', () => {
    expect(
      helper.messageOptions({
        userId: 42,
        anonymousId: 'a-1',
        timestamp: new Date(7),
        context: {
          ip: '1.1.1.1',
          userAgent: 'curl',
          locale: 'en',
          app: { version: '2' },
          device: { type: 'ios' },
          location: { city: 'Oslo' },
        },
        integrations: { 'Actions Amplitude': { session_id: 9 } },
      }),
    ).toEqual({
      user_id: '42',
      device_id: 'a-1',
      time: 7,
      ip: '1.1.1.1',
      user_agent: 'curl',
      language: 'en',
      app_version: '2',
      platform: 'iOS',
      city: 'Oslo',
      session_id: 9,
    });
    expect(helper.messageOptions({ userId: '', anonymousId: null })).toEqual({});
    expect(helper.messageOptions({ anonymousId: 'a', context: { device: { id: 'd' } } })).toEqual({
      device_id: 'd',
      idfv: 'd',
    });
  });

  it('give the arguments of track', () => {
    const message = { userId: 'u', event: 'A', name: 'Home', category: 'Docs', properties: { x: 1 } };
    expect(helper.trackArguments(message)).toEqual(['A', { x: 1 }, { user_id: 'u' }]);
    expect(helper.pageArguments(message)).toEqual([
      'Viewed Home',
      { x: 1, category: 'Docs' },
      { user_id: 'u' },
    ]);
    expect(helper.screenArguments(message)).toEqual(['Viewed Home', { x: 1 }, { user_id: 'u' }]);
  });

  it('make revenue of an order', () => {
    const order = { userId: 'u', event: 'Order Completed', properties: { revenue: 5 } };
    expect(helper.trackArguments(order)).toEqual([
      'Order Completed',
      { revenue: 5 },
      { user_id: 'u', revenue: 5, revenueType: 'Purchase' },
    ]);
  });
});

it('sends what was tracked where another copy of the file has flushed the client', async () => {
  const client = started('copies');
  for (const { name, helper } of variants) {
    client.track(name, undefined, { user_id: 'user-1' });
    await helper.flushed(client);
  }
  expect(namesOf('copies')).toEqual(variants.map(({ name }) => name));
});
