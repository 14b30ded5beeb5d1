/**
 * A seeded source of choices, so that every run on every machine measures the same bytes.
 *
 * @typedef {{ integer: (min: number, max: number) => number, pick: <T>(items: readonly T[]) => T,
 *   chance: (share: number) => boolean }} Random
 */

/**
 * Mulberry32: small, fast and good enough to spread words over files.
 *
 * @param {number} seed
 * @returns {() => number} numbers from 0 up to, not including, 1
 */
function mulberry32(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Wraps the generator in the three questions that the trees ask.
 *
 * @param {number} seed
 * @returns {Random}
 */
export function createRandom(seed) {
  const next = mulberry32(seed);
  /** @type {Random['integer']} */
  const integer = (min, max) => min + Math.floor(next() * (max - min + 1));
  return {
    integer,
    pick: (items) => items[integer(0, items.length - 1)],
    chance: (share) => next() < share,
  };
}
