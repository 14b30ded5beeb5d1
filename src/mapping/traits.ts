import type { Flavour } from '../amplitude/flavours.js';
import { source, type Traits } from '../amplitude/step.js';
import { type Entry, isNil, type Value } from '../segment/value.js';

/** Keys that mean something else than a trait to Amplitude (`$set` …) or to the language. */
const specialKey = /^(\$.*|__proto__)$/;

/**
 * How traits are set: one operation each where every value is written out and certain to be accepted,
 * otherwise the whole object through the helper. Null where there is nothing to set.
 *
 * `Identify.set` drops null, undefined and boolean arrays without a word, throws on `[null]`, and keeps the
 * first value of a key that is set twice (analytics-core `valid-properties.ts`, `identify.ts`).
 */
export function traitsOf(traits: Value | undefined, flavour: Flavour): Traits | null {
  if (!traits || isNil(traits)) return null;
  if (flavour.name === 'mobile') return mobileTraits(traits);
  const { entries } = traits;
  if (entries?.length === 0 && !traits.commented) return null;
  if (!entries || traits.commented || !entries.every(isSafeEntry) || hasTwins(entries)) {
    return { form: 'whole', traits: source(traits.span) };
  }
  return {
    form: 'each',
    constant: entries.every((entry) => entry.kind === 'property' && entry.value.constant !== undefined),
    traits: entries.flatMap((entry) =>
      entry.kind === 'property' ? [{ key: entry.key, value: source(entry.value.span) }] : [],
    ),
  };
}

/**
 * The mobile SDKs take a value of any type, and a whole map where the traits are not written out. A null says nothing to
 * them, where Segment's destination took the trait away.
 */
function mobileTraits(traits: Value): Traits | null {
  const { entries } = traits;
  if (entries?.length === 0) return null;
  const plain = entries?.every((entry) => entry.kind === 'property' && !specialKey.test(entry.key));
  if (!entries || !plain || traits.commented || hasTwins(entries)) {
    return { form: 'whole', traits: source(traits.span) };
  }
  const given = entries.flatMap((entry) => (entry.kind === 'property' ? [entry] : []));
  const isSet = ({ value }: { value: Value }) => !isNil(value);
  return {
    form: 'each',
    constant: given.every(({ value }) => value.constant !== undefined),
    traits: given.filter(isSet).map(({ key, value }) => ({ key, value: source(value.span) })),
    unset: given.filter((entry) => !isSet(entry)).map(({ key }) => key),
  };
}

function isSafeEntry(entry: Entry): boolean {
  return entry.kind === 'property' && !specialKey.test(entry.key) && isSafe(entry.value);
}

function isSafe(value: Value): boolean {
  if (value.nullable) return false;
  if (value.shape === 'string' || value.shape === 'number' || value.shape === 'boolean') return true;
  if (value.entries) return value.entries.every(isSafeEntry);
  if (!value.items) return false;
  const plain = value.items.every(
    (item) => !item.nullable && (item.shape === 'string' || item.shape === 'number'),
  );
  return plain || value.items.every((item) => item.entries !== undefined && isSafe(item));
}

function hasTwins(entries: readonly Entry[]): boolean {
  const keys = entries.map((entry) => (entry.kind === 'property' ? entry.key : ''));
  return new Set(keys).size < keys.length;
}
