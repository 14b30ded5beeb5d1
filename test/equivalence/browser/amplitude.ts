/**
 * Stands for `@amplitude/analytics-browser` in a program under test: the real package, whose clients send to the
 * collector, soon, and nowhere else.
 */
import * as real from '@amplitude/analytics-browser';
import { collector, finishing, interval, starting } from './globals.js';

export * from '@amplitude/analytics-browser';

type Begin = Pick<real.Types.BrowserClient, 'init' | 'flush'>;

export const init = quiet(real);

export function createInstance(): real.Types.BrowserClient {
  const client = real.createInstance();
  return { ...client, init: quiet(client) };
}

function quiet(client: Begin): Begin['init'] {
  return (apiKey: string, given?: unknown, late?: unknown) => {
    const isLate = typeof given === 'string' || late !== undefined;
    const options: real.Types.BrowserOptions = Object(isLate ? late : given);
    const result = client.init(apiKey, {
      ...(typeof given === 'string' ? { userId: given } : {}),
      ...options,
      // The real address depends on the zone, too.
      serverUrl: `http://${collector}/amplitude${options.serverZone === 'EU' ? '/EU' : ''}`,
      ...(interval === null ? {} : { flushIntervalMillis: interval }),
      enableDiagnostics: false,
      logLevel: real.Types.LogLevel.None,
    });
    starting.push(result.promise);
    finishing.unshift(() => client.flush().promise);
    return result;
  };
}
