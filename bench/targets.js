/** Our peak memory on each of the trees, in megabytes. */
export const MEMORY_LIMIT = 300;

/**
 * How much of a peer's CPU time we may take, by tree and peer; `perHit` are seconds more for each file with calls. Wall time has no target: on a shared machine
 * it says more about the neighbours than about the tool.
 *
 * @type {Record<string, Record<string, { limit: number, perHit?: number, text: string }>>}
 */
export const CPU_LIMITS = {
  sparse: {
    jscodeshift: { limit: 1 / 6, text: '1/6' },
    'ast-grep': { limit: 1 / 6, text: '1/6' },
  },
  dense: { jscodeshift: { limit: 1 / 3, text: '1/3' } },
  bare: { 'walk-and-read': { limit: 1.5, text: '1.5' } },
  phone: { 'walk-and-read': { limit: 3, perHit: 0.025, text: '3, and 25 ms a file with calls' } },
};

/**
 * Says whether a figure keeps to its limit.
 *
 * @param {number} value
 * @param {number} limit
 */
export const verdict = (value, limit) => (value <= limit ? 'met' : 'missed');
