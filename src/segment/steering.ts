/**
 * Methods of an app's client that decide over all its events: rules for when to upload, a pause. Of `add` the plug-in
 * decides.
 * A client on which one of them is called stays as it is.
 */
const steering: ReadonlySet<string> = new Set([
  ...['remove', 'onPluginLoaded', 'addFlushPolicy', 'removeFlushPolicy', 'apply', 'process', 'clear'],
  ...['pauseEventProcessing', 'resumeEventProcessing', 'pauseEventProcessingForPlugin'],
  ...['resumeEventProcessingForPlugin', 'fetchSettings', 'reportInternalError'],
  ...['middleware', 'setIDFA', 'useNativeConfiguration'],
]);

export const isSteering = (method: string): boolean => steering.has(method);
