import { source, type Traits } from '../amplitude/step.js';
import type { Entry, Value } from '../segment/value.js';

/** Keys that mean something else than a trait to Amplitude (`$set` …) or to the language. */
const specialKey = /^(\$.*|__proto__)$/;

/**
 * How traits are set: one operation each where every value is written out and certain to be accepted,
 * otherwise the whole object through the helper. Null where there is nothing to set.
 *
 * `Identify.set` drops null, undefined and boolean arrays without a word, throws on `[null]`, and keeps the
 * first value of a key that is set twice (analytics-core `valid-properties.ts`, `identify.ts`).
 */
export function traitsOf(traits: Value | undefined): Traits | null {
  if (!traits) return null;
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
