import { expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { defaultOptions, type Options } from '../../src/config/options.js';
import { type Config, configJsonSchema, configSchema } from '../../src/config/schema.js';
import { publishedSchema } from '../report/published-schema.js';

it('is published as it is', () => {
  expect(publishedSchema('config.schema.json', configJsonSchema())).toEqual(configJsonSchema());
});

it('holds the defaults, and every key of the options', () => {
  expect(configSchema.parse({})).toEqual(defaultOptions);
  expect(configSchema.parse(structuredClone(defaultOptions))).toEqual(defaultOptions);
});

it('takes every value of the options, and no other', () => {
  type Read = z.output<typeof configSchema>;
  expectTypeOf<Exclude<keyof Config, '$schema'>>().toEqualTypeOf<keyof Options>();
  expectTypeOf<Read['client']>().toEqualTypeOf<Options['client']>();
  expectTypeOf<Read['imports']>().toEqualTypeOf<Options['imports']>();
  expectTypeOf<Read['serverZone']>().toEqualTypeOf<Options['serverZone']>();
  expectTypeOf<Read['page']['mode']>().toEqualTypeOf<Options['page']['mode']>();
  expectTypeOf<Read['revenue']['mode']>().toEqualTypeOf<Options['revenue']['mode']>();
});

it('lets an editor see what the tool would refuse', () => {
  const published = z.fromJSONSchema(publishedSchema('config.schema.json', configJsonSchema()));
  expect(published.safeParse({ $schema: 'x', page: { mode: 'drop' } }).success).toBe(true);
  expect(published.safeParse({ clinet: 'auto' }).success).toBe(false);
  expect(published.safeParse({ page: { mode: 'no' } }).success).toBe(false);
});
