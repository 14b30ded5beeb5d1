/** Our peak memory on each of the trees, in megabytes. */
export const MEMORY_LIMIT = 300;

/**
 * How much of a peer's CPU time we may take, by tree and peer. Wall time has no target: on a shared machine
 * it says more about the neighbours than about the tool.
 *
 * @type {Record<string, Record<string, { limit: number, text: string }>>}
 */
export const CPU_LIMITS = {
  sparse: {
    jscodeshift: { limit: 1 / 6, text: '1/6' },
    'ast-grep': { limit: 1 / 6, text: '1/6' },
  },
  dense: { jscodeshift: { limit: 1 / 3, text: '1/3' } },
  bare: { 'walk-and-read': { limit: 1.5, text: '1.5' } },
};

/**
 * Says whether a figure keeps to its limit.
 *
 * @param {number} value
 * @param {number} limit
 */
export const verdict = (value, limit) => (value <= limit ? 'met' : 'missed');
