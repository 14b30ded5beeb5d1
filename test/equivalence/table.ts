import type { Pair } from './pair.js';
import { rules } from './rules.js';

/** What a pair shows: the same data, a difference that the tool reports, or one that the config asks for. */
export type Verdict = 'equal' | 'reported' | 'configured';

export function verdictOf({ differs }: Pair): Verdict {
  if (!differs) return 'equal';
  return differs.chosen ? 'configured' : 'reported';
}

/** One line of the table. */
export interface Row extends Readonly<Record<Verdict, number>> {
  readonly rule: string;
  readonly says: string;
  readonly pairs: number;
}

/** The table that the pairs amount to, once they have all been found to show what they say. */
export function table(pairs: readonly Pair[]): Row[] {
  return rules.map(({ name, says }) => {
    const verdicts = pairs.filter(({ rule }) => rule === name).map(verdictOf);
    const count = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
    return {
      rule: name,
      says,
      pairs: verdicts.length,
      equal: count('equal'),
      reported: count('reported'),
      configured: count('configured'),
    };
  });
}
