/**
 * Methods of an app's client that decide which of its events are sent, and as what: a middleware, a pause. Of `add` the
 * plug-in decides.
 * A client on which one of them is called stays as it is.
 */
const steering: ReadonlySet<string> = new Set([
  ...['remove', 'middleware'],
  ...['pauseEventProcessing', 'resumeEventProcessing', 'pauseEventProcessingForPlugin'],
  'resumeEventProcessingForPlugin',
]);

export const isSteering = (method: string): boolean => steering.has(method);
