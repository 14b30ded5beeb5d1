import type { CliContext, Stream } from './context.js';

/** Whether to colour what goes to a stream: FORCE_COLOR decides, then NO_COLOR, then whether it is a terminal. */
export function wantsColor(stream: Stream, env: CliContext['env']): boolean {
  const forced = env.FORCE_COLOR;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (env.NO_COLOR) return false;
  return stream.isTTY === true && env.TERM !== 'dumb';
}
