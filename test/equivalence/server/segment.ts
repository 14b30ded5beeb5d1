/**
 * Stands for `@segment/analytics-next` in a program that runs where there is no page, as when a page is rendered on
 * a server: the real package, which sends to the collector and asks no CDN for settings.
 */
import {
  type AnalyticsBrowserSettings,
  type InitOptions,
  AnalyticsBrowser as Real,
} from '@segment/analytics-next';
import { collector } from '../node/globals.js';

export * from '@segment/analytics-next';

export class AnalyticsBrowser extends Real {
  override load(settings: AnalyticsBrowserSettings, options?: InitOptions): AnalyticsBrowser {
    const segment = { apiKey: settings.writeKey, apiHost: `${collector}/segment`, protocol: 'http' } as const;
    super.load({ ...settings, cdnSettings: { integrations: { 'Segment.io': segment } } }, options);
    return this;
  }

  static override load(settings: AnalyticsBrowserSettings, options?: InitOptions): AnalyticsBrowser {
    return new AnalyticsBrowser().load(settings, options);
  }
}
