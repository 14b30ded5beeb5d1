import { measure } from './run.js';

/**
 * The runs of one command, in the order of the rounds, or why there are none.
 *
 * @typedef {{ command: import('../commands.js').Command, runs: import('./run.js').Measurement[],
 *   problem?: string | undefined }} Result
 */

/**
 * Runs one command once more. One that has failed is not tried again: half a series compares with nothing.
 *
 * @param {Result} result
 * @param {string} tree
 */
async function addRun(result, tree) {
  if (result.problem !== undefined) return;
  try {
    result.runs.push(await measure([...result.command.argv, tree], tree));
  } catch (error) {
    result.problem = error instanceof Error ? error.message : String(error);
  }
}

/**
 * Runs each command in turn, A B C A B C …, so that a busy minute of the machine falls on all of them.
 *
 * @param {readonly import('../commands.js').Command[]} commands
 * @param {string} tree
 * @param {number} rounds
 * @param {(message: string) => void} say
 * @returns {Promise<Result[]>}
 */
export async function interleave(commands, tree, rounds, say) {
  /** @type {Result[]} */
  const results = commands.map((command) => ({ command, runs: [], problem: command.missing }));
  for (let round = 1; round <= rounds; round += 1) {
    for (const result of results) {
      say(`round ${round} of ${rounds}: ${result.command.name}`);
      await addRun(result, tree);
    }
  }
  return results;
}
