import { UserError } from '../errors.js';
import type { Stream } from './context.js';

/** Writes, and waits until the text has left the process. A reader that went away (`| head`) is no failure. */
export function write(stream: Stream, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error || isClosedPipe(error)) resolve();
      else reject(new UserError(`the output cannot be written: ${error.message}`));
    });
  });
}

/** True for the error of writing to a pipe that nobody reads any more. */
export function isClosedPipe(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'EPIPE';
}
