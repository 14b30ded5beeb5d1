import type { z } from 'zod';
import { nearest } from './nearest.js';
import { defaultOptions } from './options.js';

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>;

/** Says what is wrong with a config: one line a problem, each with the key and what was expected. */
export async function describeIssues(issues: readonly Issue[]): Promise<readonly string[]> {
  return (await Promise.all(issues.map(describeIssue))).flat();
}

async function describeIssue(issue: Issue): Promise<readonly string[]> {
  switch (issue.code) {
    case 'unrecognized_keys':
      return Promise.all(issue.keys.map((key) => unknownKey(issue.path, key)));
    case 'invalid_type':
      return [at(issue.path, wrongType(issue))];
    case 'invalid_value':
      return [at(issue.path, `expected one of ${issue.values.map(quoted).join(', ')}, got ${shown(issue)}`)];
    default:
      return [at(issue.path, issue.message)];
  }
}

async function unknownKey(path: readonly PropertyKey[], key: string): Promise<string> {
  const known = knownKeys(path);
  const meant = await nearest(key, known);
  return at(
    [...path, key],
    meant === null
      ? `unknown key; expected one of ${known.join(', ')}`
      : `unknown key; did you mean "${meant}"?`,
  );
}

/** The keys of the defaults are the keys of the config, but for the items of a list, which have no default. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.some((part) => typeof part === 'number')) return ['match', 'type'];
  const level = path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown>)[key],
    defaultOptions,
  );
  return Object.keys(level as object);
}

const typeNames: Readonly<Record<string, string>> = {
  string: 'a string',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function wrongType(issue: IssueOf<'invalid_type'>): string {
  if (issue.input === undefined)
    return `expected ${typeNames[issue.expected] ?? issue.expected}, but it is missing`;
  return `expected ${typeNames[issue.expected] ?? issue.expected}, got ${shown(issue)}`;
}

function shown(issue: Issue): string {
  return kindOf(issue.input);
}

/** Names a value in a message: short values as they are, others by their kind. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return value.length <= 40 ? quoted(value) : 'a string';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'function' ? 'a function' : String(value);
}

function quoted(value: unknown): string {
  return JSON.stringify(value);
}

function at(path: readonly PropertyKey[], message: string): string {
  return path.length === 0 ? message : `${keyPath(path)}: ${message}`;
}

function keyPath(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
