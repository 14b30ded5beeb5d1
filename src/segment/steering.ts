/**
 * Methods of an app's client that decide over all its events: plug-ins, rules for when to upload, a pause.
 * A client on which one of them is called stays as it is.
 */
const steering: ReadonlySet<string> = new Set([
  ...['add', 'remove', 'onPluginLoaded', 'addFlushPolicy', 'removeFlushPolicy', 'apply', 'process', 'clear'],
  ...['pauseEventProcessing', 'resumeEventProcessing', 'pauseEventProcessingForPlugin'],
  ...['resumeEventProcessingForPlugin', 'fetchSettings', 'reportInternalError'],
  ...['middleware', 'setIDFA', 'useNativeConfiguration'],
]);

export const isSteering = (method: string): boolean => steering.has(method);
