import { given, type Rules, type SegmentCall, unclear } from './call.js';
import { propertyOf, type Value } from './value.js';

/**
 * The calls of `@segment/analytics-node` 3.x and of `analytics-node`: each takes one message, then a callback.
 * What a message holds beside the call's own fields are its options: who it is about, when, and the context.
 */
export const nodeRules: Rules = {
  track: ([message, callback]) => {
    const parts = partsOf(message, ['event', 'properties']);
    if (!message || !parts) return unclear('track', 'event-object-dynamic');
    const { event, properties } = parts.own;
    if (!event) return unclear('track', 'event-missing');
    return { type: 'track', event, ...given({ properties, options: parts.rest, callback }) };
  },
  alias: (): SegmentCall => ({ type: 'alias' }),
};

interface Parts<K extends string> {
  readonly own: Readonly<Partial<Record<K, Value>>>;
  /** The message without them. */
  readonly rest: Value;
}

/** Takes fields out of a message that is written out. */
function partsOf<K extends string>(message: Value | undefined, keys: readonly K[]): Parts<K> | null {
  if (!message?.entries?.every((entry) => entry.kind === 'property')) return null;
  const own: Partial<Record<K, Value>> = {};
  for (const key of keys) {
    const value = propertyOf(message, key);
    if (value) own[key] = value;
  }
  const entries = message.entries.filter((entry) => !keys.some((key) => entry.key === key));
  return { own, rest: { ...message, entries } };
}
