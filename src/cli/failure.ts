import { UserError } from '../errors.js';
import type { CliContext } from './context.js';

/** What stderr says of an error: one line for a user's mistake; anything else is ours, and says so. */
export function failureText(error: unknown, env: CliContext['env']): string {
  if (error instanceof UserError) return prefixed(error.message);
  const message = error instanceof Error ? error.message : String(error);
  const line = `error: ${message.split(/\r?\n/u)[0]} (this is a bug of segment-to-amplitude${stackHint(env)})\n`;
  return wantsStack(env) && error instanceof Error ? `${line}${error.stack}\n` : line;
}

function prefixed(message: string): string {
  return message
    .split('\n')
    .map((line) => `error: ${line}\n`)
    .join('');
}

function stackHint(env: CliContext['env']): string {
  return wantsStack(env) ? '' : '; DEBUG=segment-to-amplitude shows where';
}

function wantsStack(env: CliContext['env']): boolean {
  return (env.DEBUG ?? '').split(/[\s,]+/u).includes('segment-to-amplitude');
}
