import type { Dialect } from './sdks.js';

/**
 * Every method of a client: browser is `@segment/analytics-next` 1.x, the snippet's queue, and classic analytics.js;
 * node is `@segment/analytics-node` 3.x and the older `analytics-node`.
 */
const methodsOf: Readonly<Record<Dialect, ReadonlySet<string>>> = {
  browser: new Set([
    ...['track', 'page', 'screen', 'identify', 'group', 'alias', 'user', 'reset', 'ready', 'load', 'debug'],
    ...['trackClick', 'trackLink', 'trackSubmit', 'trackForm', 'pageview', 'pageView', 'setAnonymousId'],
    ...['on', 'once', 'off', 'emit', 'register', 'deregister', 'timeout', 'use', 'push', 'queryString'],
    ...['addSourceMiddleware', 'addDestinationMiddleware', 'addIntegrationMiddleware', 'addIntegration'],
    ...[
      'normalize',
      'initialize',
      'init',
      'noConflict',
      'flush',
      'then',
      'catch',
      'finally',
      'log',
      'invoked',
    ],
    ...['removeListener', 'removeAllListeners', 'setMaxListeners'],
    ...['factory', 'add', 'addEventListener', 'removeEventListener', 'listeners', 'hasListeners'],
  ]),
  node: new Set([
    ...[
      'track',
      'page',
      'screen',
      'identify',
      'group',
      'alias',
      'flush',
      'closeAndFlush',
      'ready',
      'enqueue',
    ],
    ...['on', 'once', 'off', 'emit', 'register', 'deregister'],
    ...['addListener', 'removeListener', 'removeAllListeners', 'setMaxListeners', 'warnIfPossibleMemoryLeak'],
  ]),
  'react-native': new Set([
    ...['track', 'screen', 'identify', 'group', 'alias', 'reset', 'flush', 'init', 'cleanup', 'userInfo'],
    ...['add', 'remove', 'getPlugins', 'onPluginLoaded', 'addFlushPolicy', 'removeFlushPolicy'],
    ...['getFlushPolicies', 'getConfig', 'getHttpConfig', 'fetchSettings', 'apply', 'process', 'clear'],
    ...['reportInternalError', 'pendingEvents', 'pauseEventProcessing', 'resumeEventProcessing'],
    ...['pauseEventProcessingForPlugin', 'resumeEventProcessingForPlugin'],
    ...['setup', 'middleware', 'catch', 'enable', 'disable', 'getAnonymousId', 'setIDFA'],
    ...['useNativeConfiguration', 'enabled'],
  ]),
};

/** True for a method of a dialect's clients. A global on which anything else is called may be of another library. */
export const isClientMethod = (method: string, dialect: Dialect): boolean => methodsOf[dialect].has(method);

/** The methods of a dialect's clients, by name. */
export const clientMethods = (dialect: Dialect): readonly string[] => [...methodsOf[dialect]].sort();

/** True for a method of any client. */
export const isAnyClientMethod = (method: string): boolean =>
  Object.values(methodsOf).some((methods) => methods.has(method));

/** The calls that say who later ones are of, or change them; on a server, those that send what was queued. */
const steering: Readonly<Record<Dialect, readonly string[]>> = {
  browser: ['identify', 'setAnonymousId', 'reset', 'addSourceMiddleware', 'register'],
  node: ['flush', 'closeAndFlush', 'register'],
  'react-native': ['identify', 'reset', 'flush', 'add'],
};

/** True for a call that changes what becomes of other calls on its client. */
export const steersLaterCalls = (method: string, dialect: Dialect): boolean =>
  steering[dialect].includes(method);

/** What clients have beside methods, and what leads to no client: `instance` would. */
const facts: ReadonlySet<string> = new Set([
  ...['VERSION', 'settings', 'options', 'integrations', 'initialized', 'storage', 'queue', 'plugins'],
  ...['failedInitializations', 'Integrations', 'isReady', 'running', 'adTrackingEnabled', 'deepLinkData'],
]);

/** True for a property of a client that only tells something about it. */
export const isFact = (name: string): boolean => facts.has(name);
