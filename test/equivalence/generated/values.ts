import fc, { type Arbitrary } from 'fast-check';
import { hole } from './literal.js';

const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom('', ' ', '👩‍🚀', 'null', 'undefined', '0', '2020-01-01', '$1', "it's"),
  },
  { weight: 1, arbitrary: fc.constant('long '.repeat(60)) },
);

const number = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.constantFrom(0, -0, 1, -1, 0.5, Number.NaN, Infinity, Number.MAX_SAFE_INTEGER),
);

const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });

/** A key as code has it: a word, now and then something strange. */
const key = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom('plan', 'seats', 'name', 'email', 'address', 'tags', 'a', 'b', 'id'),
  },
  { weight: 3, arbitrary: fc.string({ minLength: 1, maxLength: 6 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      'a.b',
      'with space',
      'toString',
      'constructor',
      '__proto__',
      'ü',
      '0',
      'set',
    ),
  },
);

/** What JSON can say, and what JavaScript puts beside it. */
const { value } = fc.letrec<{ value: unknown; list: unknown[]; object: Record<string, unknown> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 4, arbitrary: text },
    { weight: 3, arbitrary: number },
    { weight: 2, arbitrary: fc.boolean() },
    { weight: 2, arbitrary: fc.constantFrom(null, undefined) },
    { weight: 1, arbitrary: date },
    { weight: 2, arbitrary: tie('list') },
    { weight: 2, arbitrary: tie('object') },
  ),
  list: fc.array(
    fc.oneof({ weight: 6, arbitrary: tie('value') }, { weight: 1, arbitrary: fc.constant(hole) }),
    {
      maxLength: 4,
    },
  ),
  object: objectOf(tie('value')),
}));

function objectOf(values: Arbitrary<unknown>): Arbitrary<Record<string, unknown>> {
  return fc
    .uniqueArray(fc.tuple(key, values), { maxLength: 5, selector: ([name]) => name })
    .map((entries) => Object.fromEntries(entries.filter(isSound)));
}

/** Segment itself fails over an object that gets a date or a list for its prototype when it is copied. */
const isSound = ([name, inner]: readonly [string, unknown]): boolean =>
  name !== '__proto__' || typeof inner !== 'object';

export const properties: Arbitrary<Record<string, unknown>> = objectOf(value);

/** Traits without operations: Segment sends those again with every later identify, which doubles them. */
export const traits: Arbitrary<Record<string, unknown>> = properties.map((object) =>
  Object.fromEntries(Object.entries(object).filter(([name]) => !name.startsWith('$'))),
);

/** Properties of an order, which can carry revenue. */
export const order: Arbitrary<Record<string, unknown>> = fc
  .tuple(
    properties,
    fc.record(
      {
        revenue: fc.oneof(number, text),
        price: number,
        quantity: number,
        productId: text,
        revenueType: text,
      },
      { requiredKeys: [] },
    ),
  )
  .map(([some, money]) => ({ ...some, ...money }));

export const id: Arbitrary<string | number> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ minLength: 1, maxLength: 20 }) },
  { weight: 2, arbitrary: fc.integer({ min: 0 }) },
  { weight: 2, arbitrary: fc.constantFrom('user-1', 'null', '0', ' ', '👩‍🚀', 'x'.repeat(200)) },
);

export const noId: Arbitrary<unknown> = fc.constantFrom(null, undefined, '');

/** Amplitude's SDK sends no event whose name is blank. */
export const name: Arbitrary<string> = text.filter((word) => word.trim() !== '');

export const timestamp: Arbitrary<Date> = date.filter((time) => time.getTime() < Date.UTC(2026, 0));
