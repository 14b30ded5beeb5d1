import type { Expression } from '../../amplitude/step.js';

/** The options of a set-up by their keys. */
export function entriesOf(options: Expression | undefined): ReadonlyMap<string, Expression> {
  const entries = options?.kind === 'object' ? options.entries : [];
  return new Map(entries.flatMap((entry) => ('key' in entry ? [[entry.key, entry.value] as const] : [])));
}

/** What of autocapture is on. */
export const autocaptured = (options: Expression | undefined): string[] => {
  const value = entriesOf(options).get('autocapture');
  return value ? namesIn(value) : [];
};

/** The keys of an object. */
export const namesIn = (value: Expression): string[] =>
  value.kind === 'object' ? value.entries.flatMap((entry) => ('key' in entry ? [entry.key] : [])) : [];
