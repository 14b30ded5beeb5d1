import type { GroupPattern } from './options.js';

/** What is wrong with a group pattern, or null when it can be used. */
export function patternProblem(pattern: GroupPattern): string | null {
  const groups = namedGroups(pattern.match);
  if (typeof groups === 'string') return groups;
  if (!groups.includes('name')) return 'expected a named group (?<name>…)';
  if (pattern.type === undefined && !groups.includes('type')) {
    return 'expected a named group (?<type>…), or the key "type" beside it';
  }
  return null;
}

/** The names of the groups, or the message of the engine. An empty alternative always matches, and so lists every group. */
function namedGroups(source: string): readonly string[] | string {
  try {
    new RegExp(source);
    return Object.keys(new RegExp(`${source}|`).exec('')?.groups ?? {});
  } catch (error) {
    return `expected a regular expression (${(error as Error).message})`;
  }
}
