/**
 * Stands for Segment's snippet: the global `analytics`, which takes calls from the beginning and becomes the real
 * client once `load` has been called and has ended.
 */
import type { InitOptions } from '@segment/analytics-next';
import { AnalyticsBrowser } from './segment.js';

const buffer = new AnalyticsBrowser();
const load = buffer.load.bind(buffer);
const snippet = Object.assign(buffer, {
  load: (writeKey: string, options?: InitOptions) => {
    void load({ writeKey }, options).then(([client]) => Object.assign(globalThis, { analytics: client }));
  },
});
Object.assign(globalThis, { analytics: snippet });
