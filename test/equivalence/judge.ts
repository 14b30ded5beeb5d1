import { isDeepStrictEqual } from 'node:util';
import { destination } from './model/destination.js';
import { asItComes, type Rule } from './model/rule.js';
import type { Difference } from './pair.js';
import type { Recording } from './record.js';
import { withoutOwn } from './story/own.js';
import { type Story, storyOf } from './story/story.js';

/** What arrived, and what the program noticed of it. */
export interface Told extends Story {
  readonly log: readonly unknown[];
}

/** What Segment's destination would have stored for a pair; with a difference, if that were the case. */
export function expected(
  recording: Recording,
  difference: Difference | null,
  broken: Rule | null = null,
): Told {
  const { pair, early, before, stored } = recording;
  const settings = { ...asItComes, ...pair.settings, ...difference?.settings };
  const messages = difference?.messages?.(before.segment) ?? before.segment;
  const events = destination(messages, settings, broken);
  const known = destination(early, settings);
  return plain({ ...storyOf(difference?.events?.(events) ?? events, stored, known), log: before.log });
}

/** What Amplitude got. */
export function arrived({ pair, early, after, stored }: Recording): Told {
  const known = destination(early, { ...asItComes, ...pair.settings });
  return plain({ ...storyOf(after.amplitude.map(withoutOwn), stored, known), log: after.log });
}

/** True when a recording shows what its pair says, and nothing else. */
export function holds(recording: Recording, broken: Rule | null = null): boolean {
  const { differs } = recording.pair;
  const actual = arrived(recording);
  const isEqual = isDeepStrictEqual(actual, expected(recording, null, broken));
  if (!differs) return isEqual;
  return !isEqual && isDeepStrictEqual(actual, expected(recording, differs, broken));
}

/** As JSON has it: without what is undefined, and made of nothing but plain objects and lists. */
function plain<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T;
}
