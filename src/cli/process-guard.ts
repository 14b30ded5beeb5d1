import { FAILED, INTERRUPTED } from './exit-codes.js';
import { failureText } from './failure.js';
import { isClosedPipe } from './write.js';

/** Answers what reaches the process from outside the command: Ctrl-C, closed pipes, errors nobody awaited. */
export function guardProcess(): void {
  process.once('SIGINT', () => process.exit(INTERRUPTED));
  for (const stream of [process.stdout, process.stderr]) stream.on('error', passOverClosedPipe);
  // Node would exit with 1, which under --check means something else.
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
}

/** The write itself is told of its error; without a listener the process would crash on top. */
function passOverClosedPipe(error: Error): void {
  if (!isClosedPipe(error)) process.exitCode = FAILED;
}

function fail(error: unknown): void {
  process.stderr.write(failureText(error, process.env));
  process.exit(FAILED);
}
