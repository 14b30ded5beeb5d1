import { expect, expectTypeOf, it } from 'vitest';
import { z } from 'zod';
import { json } from '../../src/report/json.js';
import type { Finding, Report } from '../../src/report/report.js';
import { reportJsonSchema, reportSchema } from '../../src/report/schema.js';
import { publishedSchema } from './published-schema.js';
import { fullResult } from './sample.js';

const report = JSON.parse(json(fullResult(), { color: false, dryRun: false, cwd: '/' }));

it('is published as it is', () => {
  expect(publishedSchema('report.schema.json', reportJsonSchema())).toEqual(reportJsonSchema());
});

it('names every key of a report', () => {
  expect(reportSchema.parse(report)).toEqual(report);
  expectTypeOf<keyof Finding>().toEqualTypeOf<'code' | 'severity' | 'message' | 'fix' | 'accepted'>();
  expectTypeOf<z.output<typeof reportSchema>>().toEqualTypeOf<Report>();
});

it('accepts a report in its published form, and refuses what is none', () => {
  const published = z.fromJSONSchema(publishedSchema('report.schema.json', reportJsonSchema()));
  expect(published.safeParse(report).success).toBe(true);
  expect(published.safeParse({ ...report, version: 2 }).success).toBe(false);
  expect(published.safeParse({ ...report, summary: {} }).success).toBe(false);
});
