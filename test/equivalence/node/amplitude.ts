/** Stands for `@amplitude/analytics-node` in a program under test: the real package, which sends to the collector. */
import * as real from '@amplitude/analytics-node';
import { collector, interval } from './globals.js';

export * from '@amplitude/analytics-node';

type Begin = Pick<real.Types.NodeClient, 'init'>;

export const init = quiet(real);

export function createInstance(): real.Types.NodeClient {
  const client = real.createInstance();
  return { ...client, init: quiet(client) };
}

function quiet(client: Begin): Begin['init'] {
  return (apiKey, options) =>
    client.init(apiKey, {
      ...options,
      serverUrl: `http://${collector}/amplitude`,
      logLevel: real.Types.LogLevel.None,
      ...(interval === null ? {} : { flushIntervalMillis: interval }),
    });
}
