/** Stands for `@segment/analytics-node` in a program under test: the real package, which sends to the collector. */
import { type AnalyticsSettings, Analytics as Real } from '@segment/analytics-node';
import { collector, interval } from './globals.js';

export * from '@segment/analytics-node';

export class Analytics extends Real {
  constructor(settings: AnalyticsSettings) {
    const [host, run] = collector.split('/');
    super({
      ...settings,
      host: `http://${host}`,
      path: `/${run}/segment`,
      // Its timer would hold the process.
      httpRequestTimeout: 300,
      ...(interval === null ? {} : { flushInterval: interval }),
    });
  }
}
