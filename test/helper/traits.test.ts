import { Identify } from '@amplitude/analytics-browser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadVariants } from './variants.js';

type Json = null | string | number | boolean | Json[] | { [key: string]: Json };

const operations = ['$set', '$setOnce', '$unset', '$add', '$append', '$prepend', '$preInsert', '$postInsert'];

/** What the SDK would upload. */
const wire = (identify: Identify): unknown => JSON.parse(JSON.stringify(identify.getUserProperties()));

/** The JSON of a value as Segment uploads it, except that a bigint counts as undefined instead of failing. */
function json(value: unknown): Json | undefined {
  const text = JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? undefined : part));
  return text === undefined ? undefined : (JSON.parse(text) as Json);
}

function stripped(value: Json): Json {
  if (Array.isArray(value)) return value.filter((item) => item !== null).map(stripped);
  if (value === null || typeof value !== 'object') return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(kept.map(([key, item]) => [key, stripped(item)]));
}

describe.each(loadVariants())('setTraits ($name)', ({ helper }) => {
  const sent = (traits: unknown) => wire(helper.setTraits(new Identify(), traits));

  it('returns the Identify it was given', () => {
    const identify = new Identify();
    expect(helper.setTraits(identify, { plan: 'pro' })).toBe(identify);
  });

  it.each([
    ['plain values', { a: 'x', b: 1, c: false }, { $set: { a: 'x', b: 1, c: false } }],
    ['null', { a: null, b: 1 }, { $set: { b: 1 }, $unset: { a: '-' } }],
    ['what JSON makes null', { a: Number.NaN, b: new Date(Number.NaN) }, { $unset: { a: '-', b: '-' } }],
    ['what JSON leaves out', { a: undefined, b: () => 1, c: Symbol('s'), d: 1n }, {}],
    ['a date', { at: new Date(0) }, { $set: { at: '1970-01-01T00:00:00.000Z' } }],
    ['nulls inside', { a: { b: null, c: undefined, d: 1 }, e: [null, 1] }, { $set: { a: { d: 1 }, e: [1] } }],
    ['a list of null', { a: [null], b: [undefined] }, { $set: { a: [], b: [] } }],
    ['booleans in a list', { a: [true, 'x', false] }, { $set: { a: [true, 'x', false] } }],
    ['lists in a list', { a: [[1, [true]], 2] }, { $set: { a: [[1, [true]], 2] } }],
    ['lists deep inside', { a: { b: [{ c: [true] }] } }, { $set: { a: { b: [{ c: [true] }] } } }],
    ['a bigint inside', { a: { b: 1n, c: 2 } }, { $set: { a: { c: 2 } } }],
    ['toJSON', { price: { toJSON: () => 5 }, gone: { toJSON: () => undefined } }, { $set: { price: 5 } }],
    [
      'a proto key',
      JSON.parse('{"__proto__":{"x":1},"a":{"__proto__":1}}'),
      { $set: JSON.parse('{"a":{"__proto__":1}}') },
    ],
    ['keys of Object', { constructor: 'c', toString: 't' }, { $set: { constructor: 'c', toString: 't' } }],
    ['no object', 'text', {}],
    ['a list', [1], {}],
    ['null itself', null, {}],
    ['undefined itself', undefined, {}],
  ])('%s', (_name, traits, expected) => {
    expect(sent(traits)).toStrictEqual(expected);
  });

  it('applies the operations that traits can name', () => {
    const traits = {
      plan: 'pro',
      $set: { a: 1, gone: null, plan: 'loses' },
      $setOnce: { first: new Date(0), none: null },
      $add: { count: 2, text: 'not a number' },
      $append: { list: 'x' },
      $prepend: { head: [true] },
      $preInsert: { p: 1 },
      $postInsert: { q: 1 },
      $remove: { r: 1 },
      $unset: { old: '-', older: null },
    };
    expect(sent(traits)).toStrictEqual({
      $set: { plan: 'pro', a: 1 },
      $unset: { gone: '-', old: '-', older: '-' },
      $setOnce: { first: '1970-01-01T00:00:00.000Z' },
      $add: { count: 2 },
      $append: { list: 'x' },
      $prepend: { head: [true] },
      $preInsert: { p: 1 },
      $postInsert: { q: 1 },
      $remove: { r: 1 },
    });
  });

  it('takes own properties of class instances only', () => {
    class Account {
      plan = 'pro';
      get computed() {
        return 1;
      }
    }
    expect(sent(new Account())).toStrictEqual({ $set: { plan: 'pro' } });
    expect(sent(Object.create({ inherited: 1 }))).toStrictEqual({});
  });

  it('skips what cannot be sent and keeps the rest', () => {
    const circular: { self?: unknown } = {};
    circular.self = circular;
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) deep = { deep };
    const traits = {
      circular,
      deep,
      get broken(): never {
        throw new Error('no');
      },
      failing: { toJSON: () => fail() },
      fine: 1,
    };
    expect(sent(traits)).toStrictEqual({ $set: { fine: 1 } });
  });

  it('keeps more levels than Amplitude does', () => {
    let deep: Json = 'bottom';
    for (let level = 0; level < 200; level += 1) deep = level % 2 === 0 ? { deep } : [deep];
    expect(sent({ deep })).toStrictEqual({ $set: { deep } });
  });

  it('survives an Identify and traits that throw', () => {
    const identify = new Proxy({}, { get: () => fail });
    expect(helper.setTraits(identify, { a: 1, b: null })).toBe(identify);
    const traits = new Proxy({}, { ownKeys: fail, get: fail });
    expect(sent(traits)).toStrictEqual({});
  });

  it('never throws, whatever the traits are', () => {
    fc.assert(fc.property(anything(), (traits) => void sent(traits)));
  });

  it("sends the JSON of the traits without its nulls, as the SDK's own JSON", () => {
    const keys = fc
      .string()
      .filter((key) => !operations.includes(key) && key !== '__proto__' && key !== '$remove');
    fc.assert(
      fc.property(fc.dictionary(keys, anything()), (traits) => {
        const all = Object.entries(json(traits) as { [key: string]: Json });
        const set = all.filter(([, value]) => value !== null).map(([key, value]) => [key, stripped(value)]);
        const unset = all.filter(([, value]) => value === null).map(([key]) => [key, '-']);
        expect(sent(traits)).toEqual({
          ...(set.length > 0 ? { $set: Object.fromEntries(set) } : {}),
          ...(unset.length > 0 ? { $unset: Object.fromEntries(unset) } : {}),
        });
      }),
      { numRuns: 500 },
    );
  });
});

function fail(): never {
  throw new Error('no');
}

function anything(): fc.Arbitrary<unknown> {
  return fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
  });
}
