import { expect, it } from 'vitest';
import type { GroupPattern } from '../../src/config/options.js';
import { patternProblem } from '../../src/config/pattern.js';

type Case = readonly [pattern: GroupPattern, problem: RegExp | null];

const cases: readonly Case[] = [
  [{ match: '^(?<type>[a-z]+):(?<name>.+)$' }, null],
  [{ match: '^company_(?<name>.+)$', type: 'company' }, null],
  [{ match: '^(?<type>a)(?<name>b)$', type: 'x' }, null],
  [{ match: '^(?<type>[a-z]+):(.+)$' }, /\(\?<name>…\)/],
  [{ match: '^company_(?<name>.+)$' }, /\(\?<type>…\)/],
  [{ match: '\\(?<name>x\\)', type: 'x' }, /\(\?<name>…\)/],
  [{ match: '(' }, /expected a regular expression/],
  [{ match: 'a|(?<name>b)', type: 'x' }, null],
];

it.each(cases)('%j', (pattern, problem) => {
  if (problem === null) expect(patternProblem(pattern)).toBeNull();
  else expect(patternProblem(pattern)).toMatch(problem);
});
