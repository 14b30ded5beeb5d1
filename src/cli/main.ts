import { CommanderError } from 'commander';
import { type CliContext, processContext } from './context.js';
import { DONE, type ExitCode, FAILED } from './exit-codes.js';
import { failureText } from './failure.js';
import { createProgram } from './program.js';
import { write } from './write.js';

/**
 * The command line as a function: never throws, and returns once all output has left.
 * @param args what follows the name of the program
 * @param context the world to act on; the real one when left out
 */
export async function main(args: readonly string[], context?: CliContext): Promise<ExitCode> {
  try {
    return await runCommand(args, context ?? (await guardedProcess()));
  } catch (error) {
    process.stderr.write(failureText(error, process.env));
    return FAILED;
  }
}

async function guardedProcess(): Promise<CliContext> {
  const { guardProcess } = await import('./process-guard.js');
  guardProcess();
  return processContext();
}

async function runCommand(args: readonly string[], context: CliContext): Promise<ExitCode> {
  let code: ExitCode = DONE;
  try {
    const program = createProgram(context, (result) => {
      code = result;
    });
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    code = codeOf(error, context);
  }
  return (await flushed(context)) ? code : FAILED;
}

/** Commander has said its line already; it ends `--help` and `--version` by throwing too. */
function codeOf(error: unknown, context: CliContext): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : FAILED;
  context.stderr.write(failureText(error, context.env));
  return FAILED;
}

/** An empty write is called back when all before it has gone out. */
async function flushed({ stdout, stderr }: CliContext): Promise<boolean> {
  const outcomes = await Promise.allSettled([write(stdout, ''), write(stderr, '')]);
  return outcomes.every((outcome) => outcome.status === 'fulfilled');
}
