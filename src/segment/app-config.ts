const uploads =
  'set flushIntervalMillis in the options of init: Amplitude sends when that time is over, whatever is queued';
const address = 'set serverUrl in the options of init to an address that hands events on to Amplitude';
const moot = 'Amplitude fetches no settings of destinations, and needs none';
const log = 'set logLevel or loggerProvider in the options of init';

/**
 * What to do in the place of each option of an app's client that has no counterpart (`Config` of
 * `@segment/analytics-react-native`, and the options of `setup` of version 1).
 */
const instead: Readonly<Record<string, string>> = {
  debug: log,
  logger: log,
  errorHandler: log,
  flushAt: uploads,
  flushPolicies: uploads,
  proxy: address,
  allowInsecureProxy: address,
  useSegmentEndpoints: address,
  cdnProxy: moot,
  defaultSettings: moot,
  httpConfig: 'set flushMaxRetries in the options of init where the number of attempts matters',
  storePersistorSaveDelay: 'Amplitude stores each event as it comes',
  using: "add the SDK of each integration by itself: Amplitude's starts none",
  defaultProjectSettings: moot,
};

/** Options of an app's client that are taken over, or have a finding of their own. */
const handled: readonly string[] = [
  ...['writeKey', 'flushInterval', 'maxBatchSize', 'trackAppLifecycleEvents', 'trackDeepLinks'],
  ...[
    'recordScreenViews',
    'collectDeviceId',
    'storePersistor',
    'autoAddSegmentDestination',
    'ios',
    'android',
  ],
];

/** What to do about options that were dropped, in the order in which they stand. */
export const insteadOfOptions = (names: readonly string[]): string[] => [
  ...new Set(names.flatMap((name) => (Object.hasOwn(instead, name) ? (instead[name] ?? []) : []))),
];

/** True for an option of which it is said what becomes of it. */
export const isKnownOption = (name: string): boolean =>
  handled.includes(name) || Object.hasOwn(instead, name);
