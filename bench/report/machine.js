import { availableParallelism } from 'node:os';

/**
 * What the figures were taken on, and how many of them there are.
 *
 * @param {number} rounds
 */
export function describeMachine(rounds) {
  const cores = `${availableParallelism()} cores`;
  const series = `median (min–max) of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}`;
  return `Node ${process.versions.node}, ${cores}, ${process.platform} ${process.arch}; ${series}.`;
}
