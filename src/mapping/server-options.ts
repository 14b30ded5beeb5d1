import { constant, type Expression, type ObjectEntry, source } from '../amplitude/step.js';
import type { CallOf } from '../segment/call.js';
import { propertyOf, type Value } from '../segment/value.js';

/** What the settings of a server's client come to. */
export interface ServerOptions {
  readonly entries: readonly ObjectEntry[];
  /** Settings that need no further word. */
  readonly known: readonly string[];
}

/**
 * Settings of both SDKs for Node and the options of Amplitude's that do the same (`@segment/analytics-node` 3.x,
 * `app/settings.ts`; `analytics-node` 6.x, `index.js`; `@amplitude/analytics-node` 1.5, `config.ts`).
 */
const settings: Readonly<Record<string, string>> = {
  flushInterval: 'flushIntervalMillis',
  flushAt: 'flushQueueSize',
  maxEventsInBatch: 'flushQueueSize',
  maxRetries: 'flushMaxRetries',
  retryCount: 'flushMaxRetries',
  httpRequestTimeout: 'requestTimeoutMillis',
  timeout: 'requestTimeoutMillis',
  disable: 'optOut',
  enable: 'optOut',
};

/** Reads the settings of `new Analytics({ … })`, or of `new Analytics(key, { … })` of the older SDK. */
export function serverOptionsOf(call: CallOf<'load'>): ServerOptions {
  const given = call.settings ?? call.options;
  const entries = new Map<string, Expression>();
  const known: string[] = [];
  for (const [name, key] of Object.entries(settings)) {
    const value = propertyOf(given, name);
    const said = value && optionOf(name, value);
    if (!said) continue;
    known.push(name);
    if (!entries.has(key)) entries.set(key, said);
  }
  // Amplitude's SDK sends by its timer only, whatever the number of events.
  const batch = propertyOf(given, 'flushAt') ?? propertyOf(given, 'maxEventsInBatch');
  if (batch?.constant === 1) {
    entries.delete('flushQueueSize');
    entries.set('flushIntervalMillis', constant(0));
  }
  return { entries: [...entries].map(([key, value]) => ({ key, value })), known };
}

/** The value of an option; null for one that has to be looked at by a person. */
function optionOf(name: string, value: Value): Expression | null {
  if (name === 'enable') return typeof value.constant === 'boolean' ? constant(!value.constant) : null;
  // Amplitude counts the first try, too.
  if (settings[name] === 'flushMaxRetries' && typeof value.constant === 'number')
    return constant(value.constant + 1);
  if (name === 'timeout' && typeof value.constant !== 'number') return null;
  return source(value.span);
}
