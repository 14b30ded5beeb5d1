/** Stands for `@segment/analytics-react-native` in a program under test: the real package, which sends to the collector. */
import { type Config, createClient as real, type SegmentClient } from '@segment/analytics-react-native';
import { collector } from '../node/globals.js';
import { finishing } from './finish.js';

export * from '@segment/analytics-react-native';

export function createClient(config: Config): SegmentClient {
  const client = real({
    ...config,
    proxy: `http://${collector}/segment`,
    allowInsecureProxy: true,
    defaultSettings: { integrations: { 'Segment.io': {} } },
    flushAt: 1000,
    storePersistorSaveDelay: 1,
    logger: { enable() {}, disable() {}, info() {}, warn() {}, error() {} },
  });
  finishing.push(() => client.flush());
  return client;
}
