import type { UnclearReason } from './call.js';
import type { Dialect } from './sdks.js';

type Reasons = Readonly<Record<string, UnclearReason>>;

const all = (reason: UnclearReason, ...methods: readonly string[]): Reasons =>
  Object.fromEntries(methods.map((method) => [method, reason]));

/** Why a method has no rule, and so stays with a finding of its own; what stands nowhere has no counterpart at all. */
const reasonsOf: Readonly<Record<Dialect, Reasons>> = {
  browser: {
    ...all('element-tracking', 'trackClick', 'trackLink', 'trackSubmit', 'trackForm'),
    ...all('plug-in', 'register', 'deregister', 'use', 'add', 'addIntegration'),
    ...all('plug-in', 'addSourceMiddleware', 'addDestinationMiddleware', 'addIntegrationMiddleware'),
    ...all('listener', 'emit', 'addEventListener', 'removeEventListener', 'listeners', 'hasListeners'),
    ...all('query-string', 'queryString'),
    ...all('snippet-queue', 'push', 'invoked', 'factory', 'noConflict'),
    ...all('other-start', 'initialize', 'init'),
  },
  node: {
    ...all('plug-in', 'register', 'deregister'),
    ...all('listener', 'emit'),
    ...all('raw-message', 'enqueue'),
  },
  'react-native': {
    ...all('plug-in', 'add', 'remove', 'getPlugins', 'onPluginLoaded', 'apply', 'middleware'),
    ...all('upload-rule', 'addFlushPolicy', 'removeFlushPolicy', 'getFlushPolicies'),
    ...all('upload-rule', 'pauseEventProcessing', 'resumeEventProcessing'),
    ...all('upload-rule', 'pauseEventProcessingForPlugin', 'resumeEventProcessingForPlugin'),
    ...all('raw-message', 'process', 'pendingEvents', 'clear'),
    ...all('listener', 'catch', 'reportInternalError'),
    ...all(
      'client-settings',
      'getConfig',
      'getHttpConfig',
      'fetchSettings',
      'useNativeConfiguration',
      'setIDFA',
    ),
  },
};

/** The reason for which a method of a dialect has no rule. */
export function reasonOf(dialect: Dialect, method: string): UnclearReason {
  const reasons = reasonsOf[dialect];
  return (Object.hasOwn(reasons, method) ? reasons[method] : undefined) ?? 'no-counterpart';
}
