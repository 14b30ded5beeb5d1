const settings =
  'keep what the app needs of it in a constant of its own: Amplitude has no settings for destinations';
const started = 'delete it, or wait for the promise of init: calls may be made before the client has started';
const queue = 'delete it, or call flush: Amplitude does not tell what waits to be sent';
const logger = "log through the app's own logger, and set the log level where Amplitude is started";
const context = 'hand it to each call as event options, or add it in a plug-in of Amplitude';
const token = 'hand the token to the service that sends the pushes: Amplitude takes none';
const async = 'read the id from the client of Amplitude, which gives it without waiting';
const users = 'write it as a plug-in of Amplitude, which is told when the user changes';
const servers = 'write the message as a call of its own: track, identify or setGroup';

/** What to do in the place of a method or property that Amplitude's SDKs have nothing for. */
const instead: Readonly<Record<string, string>> = {
  // Browsers
  normalize:
    'write the fields out as a call of track or identify: Amplitude completes no messages for others',
  VERSION: "delete it: it is the version of Segment's SDK",
  settings,
  options: settings,
  integrations: settings,
  initialized: started,
  storage: "read and write the browser's own storage",
  queue,
  plugins: 'keep the plug-ins that the app adds in a list of its own',
  failedInitializations: 'delete it: what Amplitude could not load is said in its log',
  Integrations: 'delete it: Amplitude loads no destinations',
  instance: 'use the client itself: Amplitude has but one form of it',
  ctx: 'delete it: a call gives its own result, behind .promise',
  // Servers
  ready: started,
  // Apps in React Native
  isReady: started,
  running: started,
  enabled: 'call setOptOut, and keep what was chosen in the app',
  adTrackingEnabled: 'set trackingOptions.adid where Amplitude is started',
  context,
  deepLinkData: 'track the link where the app opens it',
  // Android
  analyticsContext: context,
  getAnalyticsContext: context,
  anonymousIdAsync: async,
  userIdAsync: async,
  traitsAsync: "keep the traits in the app: Amplitude's SDK does not give them back",
  application: 'use the Application that the app itself has',
  getApplication: 'use the Application that the app itself has',
  configuration: 'keep what the app needs of it where it makes the Configuration of Amplitude',
  enqueue: servers,
  offer: servers,
  getDefaultOptions: context,
  defaultOptions: context,
  getEdgeFunctionMiddleware: 'write what it does as a plug-in of Amplitude',
  getLogLevel: logger,
  logLevel: logger,
  getLogger: logger,
  setLogger: logger,
  logger,
  log: logger,
  getSnapshot: 'count events in a plug-in of Amplitude',
  snapshot: 'count events in a plug-in of Amplitude',
  pendingUploads: queue,
  purgeStorage: 'delete it: Amplitude clears what it has sent by itself',
  reportInternalError: logger,
  settingsAsync: settings,
  shutdown: 'call flush before the app ends: a client of Amplitude is not shut down',
  subscribeToUserInfo: users,
  unsubscribe: users,
  version: "delete it: it is the version of Segment's SDK",
  optOut: 'set optOut to what the call was meant to say',
  // iOS
  bundledIntegrations: settings,
  checkSettings: settings,
  manuallyEnableDestination: settings,
  edgeFunction: 'write what it does as a plug-in of Amplitude',
  deviceToken: token,
  getDeviceToken: token,
  hasUnsentEvents: queue,
  waitUntilStarted: started,
  flush: 'call flush, and do behind it what the completion did: Amplitude does not tell when all is sent',
  writeKey: 'keep the API key of Amplitude in a constant of its own',
  operatingMode: 'delete it: Amplitude sends without blocking',
  flushInterval: 'set flushIntervalMillis where Amplitude is started',
  flushAt: 'set flushQueueSize where Amplitude is started',
  flushPolicies: 'set flushQueueSize and flushIntervalMillis where Amplitude is started',
  timeline: 'add to the client of Amplitude what goes through the timeline, as plug-ins',
};

/** What to do in the place of a member without a counterpart; undefined for a name that no SDK has. */
export const insteadOf = (method: string): string | undefined =>
  Object.hasOwn(instead, method) ? instead[method] : undefined;
