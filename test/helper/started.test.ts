// @vitest-environment happy-dom
import { createInstance } from '@amplitude/analytics-browser';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Collector, startCollector } from '../equivalence/collector.js';
import { loadVariants } from './variants.js';

const [variant] = loadVariants();
const { started, whenStarted } = variant?.helper ?? {};
let collector: Collector;

beforeAll(async () => {
  collector = await startCollector();
});
afterAll(() => collector.close());

const optionsOf = (run: string) => ({
  serverUrl: `http://${collector.addressOf(run)}/amplitude`,
  flushIntervalMillis: 10,
  autocapture: false,
  remoteConfig: { fetchRemoteConfig: false },
  offline: null,
});

const eventsOf = (run: string) =>
  collector.received(run).amplitude.map((event) => [event.event_type, event.user_id]);

it('gives a client at once that loses no call made before init has resolved', async () => {
  const client = started?.(createInstance(), (made) => made.init('key-started', optionsOf('started')));
  client?.setUserId('user-1');
  client?.track('Opened');
  await client?.track('Closed').promise;
  expect(eventsOf('started')).toEqual([
    ['Opened', 'user-1'],
    ['Closed', 'user-1'],
  ]);
});

it('promises a client whose init has resolved', async () => {
  const client = await whenStarted?.(createInstance(), (made) => made.init('key-when', optionsOf('when')));
  expect(client?.getDeviceId()).toEqual(expect.any(String));
  await client?.track('Opened').promise;
  expect(eventsOf('when')).toEqual([['Opened', undefined]]);
});
