import { CommanderError } from 'commander';
import { type CliContext, processContext } from './context.js';
import { DONE, type ExitCode, FAILED } from './exit-codes.js';
import { failureText } from './failure.js';
import { createProgram } from './program.js';
import { write } from './write.js';

/**
 * The command line as a function: never throws, never ends the process, and returns once all output has left.
 * @param args what follows the name of the program
 */
export async function main(args: readonly string[], context?: CliContext): Promise<ExitCode> {
  if (context !== undefined) return runCommand(args, context);
  const { guardProcess } = await import('./process-guard.js');
  guardProcess();
  return runCommand(args, processContext());
}

async function runCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  let code: ExitCode = DONE;
  try {
    await createProgram(context, (result) => {
      code = result;
    }).parseAsync(args, { from: 'user' });
  } catch (error) {
    code = await codeOf(error, context);
  }
  return (await flushed(context)) ? code : FAILED;
}

/** Commander has said its line already; it ends `--help` and `--version` by throwing too. */
async function codeOf(error: unknown, context: CliContext): Promise<ExitCode> {
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : FAILED;
  context.stderr.write(failureText(error, context.env));
  return FAILED;
}

/** An empty write is called back when all before it has gone out. */
async function flushed({ stdout, stderr }: CliContext): Promise<boolean> {
  const outcomes = await Promise.allSettled([write(stdout, ''), write(stderr, '')]);
  return outcomes.every((outcome) => outcome.status === 'fulfilled');
}
