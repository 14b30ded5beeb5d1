import type { Flavour } from '../amplitude/flavours.js';
import { source, type Trait, type Traits } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { type Entry, isNil, type Value } from '../segment/value.js';

type Rules = Options['identify'];
type Property = Extract<Entry, { kind: 'property' }>;

/** Keys that mean something else than a trait to Amplitude (`$set` …) or to the language. */
const specialKey = /^(\$.*|__proto__)$/;

/**
 * How traits are set: one operation each where every value is written out and certain to be accepted,
 * otherwise the whole object through the helper. Null where there is nothing to set.
 *
 * `Identify.set` drops null, undefined and boolean arrays without a word, throws on `[null]`, and keeps the
 * first value of a key that is set twice (analytics-core `valid-properties.ts`, `identify.ts`).
 */
export function traitsOf(
  traits: Value | undefined,
  flavour: Flavour,
  rules: Rules | null = null,
): Traits | null {
  if (!traits || isNil(traits)) return null;
  if (flavour.name === 'mobile') return mobileTraits(traits, rules);
  const entries = traits.entries?.filter((entry) => !isSkipped(entry, rules));
  if (entries?.length === 0 && !traits.commented) return null;
  if (!entries || traits.commented || hasTwins(entries) || !entries.every((entry) => fits(entry, rules))) {
    const whole = { form: 'whole', traits: source(traits.span) } as const;
    return rules && hasRules(rules) ? { ...whole, helper: 'setUserTraits' } : whole;
  }
  const properties = entries.filter((entry): entry is Property => entry.kind === 'property');
  return {
    form: 'each',
    constant: properties.every(({ value }) => value.constant !== undefined),
    traits: properties.map((property) => traitOf(property, rules)),
  };
}

function traitOf({ key, value }: Property, rules: Rules | null): Trait {
  const operation = operationOf(key, rules);
  return { key, value: source(value.span), ...(operation ? { operation } : {}) };
}

/** What the config has for a trait; where it is in both lists, the classic destination's first operation won. */
function operationOf(key: string, rules: Rules | null): Trait['operation'] {
  if (rules?.increment.includes(key)) return 'add';
  return rules?.setOnce.includes(key) ? 'setOnce' : undefined;
}

/** True where traits of users are treated in other ways than those of groups. */
export function hasRules({ setOnce, increment, nullTraits }: Rules): boolean {
  return setOnce.length > 0 || increment.length > 0 || nullTraits === 'skip';
}

const isSkipped = (entry: Entry, rules: Rules | null): boolean =>
  rules?.nullTraits === 'skip' && entry.kind === 'property' && isNil(entry.value);

/** True for a trait that one operation can set; only numbers can be added. */
function fits(entry: Entry, rules: Rules | null): boolean {
  if (!isSafeEntry(entry)) return false;
  const isAdded = entry.kind === 'property' && operationOf(entry.key, rules) === 'add';
  return !isAdded || entry.value.shape === 'number';
}

/**
 * The mobile SDKs take a value of any type, and a whole map where the traits are not written out. A null says nothing to
 * them, where Segment's destination took the trait away.
 */
function mobileTraits(traits: Value, rules: Rules | null): Traits | null {
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
    traits: given.filter(isSet).map((property) => traitOf(property, rules)),
    unset: rules?.nullTraits === 'skip' ? [] : given.filter((entry) => !isSet(entry)).map(({ key }) => key),
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
