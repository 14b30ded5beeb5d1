import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The report on 1,000 files with calls is a few megabytes; Node's default would cut it off. */
const LONGEST_REPORT = 256 * 1024 * 1024;

/**
 * Asks our command, outside of the measurement, what it would change: a fast run that finds nothing is no
 * achievement.
 *
 * @param {import('../commands.js').Command} command
 * @param {string} tree
 * @returns {Promise<string | undefined>} a sentence, or nothing for a command that cannot be asked
 */
export async function describeChanges({ check, missing }, tree) {
  if (check === undefined || missing !== undefined) return undefined;
  const [program, ...args] = check;
  try {
    const { stdout } = await run(program, [...args, tree], { cwd: tree, maxBuffer: LONGEST_REPORT });
    const { changed, migrated, review, manual, possible, errors } = JSON.parse(stdout).summary;
    const calls = `${migrated} call sites migrated, ${review} to review, ${manual} left, ${possible} undecided`;
    return `Each run would change ${changed} files: ${calls}; ${errors} errors.`;
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 400) : String(error);
    return `What each run would change is not known: ${reason}`;
  }
}
