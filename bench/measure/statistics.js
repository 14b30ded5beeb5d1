/**
 * The middle of some numbers and how far they lie apart: on a shared machine the spread says how much to
 * believe.
 *
 * @typedef {{ median: number, min: number, max: number }} Spread
 */

/**
 * @param {readonly number[]} values at least one
 * @returns {Spread}
 */
export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted[sorted.length - 1] };
}

/**
 * How two commands compare, round by round: both sides of a round met the same noise, so that its quotient
 * is worth more than the quotient of two medians.
 *
 * @param {readonly number[]} ours
 * @param {readonly number[]} theirs
 */
export const ratio = (ours, theirs) => spread(ours.map((value, round) => value / theirs[round]));
