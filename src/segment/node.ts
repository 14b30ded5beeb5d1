import { given, type Rules, type SegmentCall, unclear } from './call.js';
import { listener } from './listeners.js';
import { partsOf } from './message.js';
import type { Value } from './value.js';

/**
 * The calls of `@segment/analytics-node` 3.x and of `analytics-node`: each takes one message, then a callback.
 * What a message holds beside the call's own fields are its options: who it is about, when, and the context.
 * One that is not written out is read when the call is made.
 */
export const nodeRules: Rules = {
  track: ([message, callback]) => {
    const parts = partsOf(message, ['event', 'properties']);
    if (!message || !parts) return asWhole('track', message, callback);
    const { event, properties } = parts.own;
    if (!event || event.constant === '') return unclear('track', 'event-missing');
    return { type: 'track', event, message, ...given({ properties, options: parts.rest, callback }) };
  },
  identify: ([message, callback]) => {
    const parts = partsOf(message, ['traits']);
    if (!message || !parts) return asWhole('identify', message, callback);
    const { traits } = parts.own;
    return { type: 'identify', message, ...given({ traits, options: parts.rest, callback }) };
  },
  group: ([message, callback]) => {
    const parts = partsOf(message, ['groupId', 'traits']);
    if (!message || !parts) return asWhole('group', message, callback);
    const { groupId, traits } = parts.own;
    if (!groupId) return unclear('group', 'group-arguments');
    return { type: 'group', message, groupId, ...given({ traits, options: parts.rest, callback }) };
  },
  page: ([message, callback]) => viewOf('page', message, callback),
  screen: ([message, callback]) => viewOf('screen', message, callback),
  alias: (): SegmentCall => ({ type: 'alias' }),
  flush: ([first]) => drain(first),
  closeAndFlush: ([first]) => drain(first),
  setMaxListeners: () => ({ type: 'lifecycle', ends: false }),
  warnIfPossibleMemoryLeak: () => ({ type: 'lifecycle', ends: false }),
  on: ([event]) => listener(event),
  once: ([event]) => listener(event),
  off: ([event]) => listener(event),
  addListener: ([event]) => listener(event),
  removeListener: ([event]) => listener(event),
  removeAllListeners: ([event]) => listener(event),
};

function viewOf(
  type: 'page' | 'screen',
  message: Value | undefined,
  callback: Value | undefined,
): SegmentCall {
  const parts = partsOf(message, ['category', 'name', 'properties']);
  if (!message || !parts) return asWhole(type, message, callback);
  const { category, name, properties } = parts.own;
  return { type, message, ...given({ category, name, properties, options: parts.rest, callback }) };
}

/** What a message says is only known when the call is made. */
function asWhole(
  method: 'track' | 'identify' | 'group' | 'page' | 'screen',
  message: Value | undefined,
  callback: Value | undefined,
): SegmentCall {
  if (!message) return unclear(method, 'event-missing');
  return { type: 'message', method, message, ...given({ callback }) };
}

/** `flush({ timeout })` and `closeAndFlush({ timeout })`; the older package has `flush(callback)`. */
function drain(first: Value | undefined): SegmentCall {
  if (first?.shape === 'function') return { type: 'drain', callback: first };
  return { type: 'drain', ...given({ options: first }) };
}
