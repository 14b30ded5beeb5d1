/**
 * Every method of a browser client: `@segment/analytics-next` 1.x, the snippet's queue, and classic analytics.js.
 * A global on which anything else is called may be of another library.
 */
export const browserClientMethods: ReadonlySet<string> = new Set([
  ...['track', 'page', 'screen', 'identify', 'group', 'alias', 'user', 'reset', 'ready', 'load', 'debug'],
  ...['trackClick', 'trackLink', 'trackSubmit', 'trackForm', 'pageview', 'pageView', 'setAnonymousId'],
  ...['on', 'once', 'off', 'emit', 'register', 'deregister', 'timeout', 'use', 'push', 'queryString'],
  ...['addSourceMiddleware', 'addDestinationMiddleware', 'addIntegrationMiddleware', 'addIntegration'],
  ...['normalize', 'initialize', 'init', 'noConflict', 'flush', 'then', 'catch', 'finally', 'log', 'invoked'],
  ...['factory', 'add', 'addEventListener', 'removeEventListener', 'listeners', 'hasListeners'],
]);
