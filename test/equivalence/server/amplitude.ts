/** Stands for `@amplitude/analytics-browser` in a program that runs where there is no page: it sends to the collector. */
import * as real from '@amplitude/analytics-browser';
import { collector } from '../node/globals.js';

export * from '@amplitude/analytics-browser';

type Begin = Pick<real.Types.BrowserClient, 'init'>;

export const init = quiet(real);

export function createInstance(): real.Types.BrowserClient {
  const client = real.createInstance();
  return { ...client, init: quiet(client) };
}

function quiet(client: Begin): Begin['init'] {
  return (apiKey: string, options?: unknown) =>
    client.init(apiKey, {
      ...Object(options),
      serverUrl: `http://${collector}/amplitude`,
      flushIntervalMillis: 5,
      enableDiagnostics: false,
      logLevel: real.Types.LogLevel.None,
    });
}
