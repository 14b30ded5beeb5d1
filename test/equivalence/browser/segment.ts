/**
 * Stands for `@segment/analytics-next` in a program under test: the real package, which sends to the collector in
 * one ordered request, and asks no CDN for settings.
 */
import {
  type AnalyticsBrowserSettings,
  type InitOptions,
  AnalyticsBrowser as Real,
} from '@segment/analytics-next';
import { collector, finishing, starting } from './globals.js';

export * from '@segment/analytics-next';

export class AnalyticsBrowser extends Real {
  override load(settings: AnalyticsBrowserSettings, options?: InitOptions): AnalyticsBrowser {
    super.load({ ...settings, cdnSettings: quiet(settings.writeKey) }, options);
    starting.push(this.ready());
    finishing.push(() => finish(this));
    return this;
  }

  static override load(settings: AnalyticsBrowserSettings, options?: InitOptions): AnalyticsBrowser {
    return new AnalyticsBrowser().load(settings, options);
  }
}

function quiet(apiKey: string): NonNullable<AnalyticsBrowserSettings['cdnSettings']> {
  const deliveryStrategy = { strategy: 'batching', config: { size: 1000, timeout: 60_000 } } as const;
  const apiHost = `${collector}/segment`;
  return { integrations: { 'Segment.io': { apiKey, apiHost, protocol: 'http', deliveryStrategy } } };
}

/** Waits until the last message has passed the queue; what was collected leaves with the page. */
async function finish({ instance }: AnalyticsBrowser): Promise<void> {
  const queue: unknown = instance?.queue;
  while (isBusy(queue as { flushing: boolean; isEmpty(): boolean })) {
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  globalThis.dispatchEvent(new Event('pagehide'));
}

/** Whether a message is in the queue or on its way out of it, which is private. */
function isBusy(queue: { flushing: boolean; isEmpty(): boolean } | undefined): boolean {
  return queue !== undefined && (queue.flushing || !queue.isEmpty());
}
