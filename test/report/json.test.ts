import { expect, it } from 'vitest';
import { json } from '../../src/report/json.js';
import { fullResult } from './sample.js';

const context = { color: true, dryRun: false, cwd: '/project' };

it('is the report, indented by two, whatever the terminal', () => {
  const { report } = fullResult();
  expect(json(fullResult(), context)).toBe(`${JSON.stringify(report, null, 2)}\n`);
});

it('has one order of keys, however the report was put together', () => {
  const result = fullResult();
  const shuffled = { ...result, report: reversed(result.report) as typeof result.report };
  expect(json(shuffled, context)).toBe(json(result, context));
});

it('sorts packages by name', () => {
  const result = fullResult();
  const manifests = [{ path: 'package.json', added: { b: '2', a: '1' }, removed: {} }];
  const text = json({ ...result, report: { ...result.report, manifests } }, context);
  expect(Object.keys(JSON.parse(text).manifests[0].added)).toEqual(['a', 'b']);
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).reverse();
  return Object.fromEntries(entries.map(([key, inner]) => [key, reversed(inner)]));
}
