import { FIELDS, lower, NOUNS, upper, VERBS } from './words.js';

/**
 * The words that one block of code is written with.
 *
 * @typedef {{ Noun: string, noun: string, verb: string, Verb: string, field: string, other: string,
 *   suffix: string, limit: number }} Names
 */

/**
 * Chooses the words of a block. The suffix keeps the declarations of two blocks of one file apart.
 *
 * @param {import('./random.js').Random} random
 * @param {number} position of the block in its file
 * @returns {Names}
 */
export function chooseNames(random, position) {
  const Noun = random.pick(NOUNS);
  const verb = random.pick(VERBS);
  const field = random.integer(0, FIELDS.length - 1);
  const suffix = position === 0 ? '' : String(position + 1);
  return {
    Noun,
    noun: lower(Noun),
    verb,
    Verb: upper(verb),
    field: FIELDS[field],
    other: FIELDS[(field + 1) % FIELDS.length],
    suffix,
    limit: random.integer(2, 250),
  };
}
