import { propertyOf, type Value } from './value.js';

interface Parts<K extends string> {
  readonly own: Readonly<Partial<Record<K, Value>>>;
  /** The message without them. */
  readonly rest: Value;
}

/**
 * Takes fields out of a message that is written out. Null for one that is not: a variable, or a literal into which
 * something is spread that may hold one of these fields.
 */
export function partsOf<K extends string>(message: Value | undefined, keys: readonly K[]): Parts<K> | null {
  if (!message?.entries) return null;
  const isKnown = message.entries.every((entry) => {
    if (entry.kind === 'spread') return isChoiceWithout(entry.value, keys);
    return entry.kind === 'property';
  });
  if (!isKnown) return null;
  const own: Partial<Record<K, Value>> = {};
  for (const key of keys) {
    const value = propertyOf(message, key);
    if (value) own[key] = value;
  }
  const entries = message.entries.filter(
    (entry) => entry.kind !== 'property' || !keys.some((key) => entry.key === key),
  );
  // Comments among the fields are kept with the call.
  const { commented, ...rest } = message;
  return { own, rest: { ...rest, entries } };
}

/** `userId ? { userId } : { anonymousId }`: both sides are written out, and hold none of these keys. */
function isChoiceWithout(value: Value | undefined, keys: readonly string[]): boolean {
  if (!value?.either) return false;
  const { one, other } = value.either;
  return [one, ...(other ? [other] : [])].every((side) =>
    side.entries?.every((entry) => entry.kind === 'property' && !keys.includes(entry.key)),
  );
}
