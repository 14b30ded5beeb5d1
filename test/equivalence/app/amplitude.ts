/**
 * Stands for `@amplitude/analytics-react-native` in a program under test: the real package, which sends to the
 * collector, and says nothing of the device, as there is none.
 */
import * as real from '@amplitude/analytics-react-native';
import { collector } from '../node/globals.js';
import { finishing } from './finish.js';

export * from '@amplitude/analytics-react-native';

type Begin = Pick<real.Types.ReactNativeClient, 'init' | 'flush'>;

export const init = quiet(real);

export function createInstance(): real.Types.ReactNativeClient {
  const client = real.createInstance();
  return { ...client, init: quiet(client) };
}

const untold = {
  ...{
    adid: false,
    appSetId: false,
    carrier: false,
    deviceManufacturer: false,
    deviceModel: false,
    idfv: false,
  },
  ...{ ipAddress: false, language: false, osName: false, osVersion: false, platform: false },
};

function quiet(client: Begin): Begin['init'] {
  return (apiKey, userId, options) => {
    finishing.push(() => client.flush().promise);
    return client.init(apiKey, userId, {
      ...options,
      serverUrl: `http://${collector}/amplitude`,
      flushIntervalMillis: 5,
      logLevel: real.Types.LogLevel.None,
      trackingOptions: untold,
    });
  };
}
