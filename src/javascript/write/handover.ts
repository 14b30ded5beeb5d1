import type { Piece } from '../edit.js';
import type { RenderContext } from './render-context.js';

/** What is longer than this is laid out in several lines. */
const longestLine = 100;

/**
 * In an app `init` waits for the ids that the app's storage holds.
 * @param options further members of the options, each behind a comma
 */
export function renderHandover(
  key: readonly Piece[],
  options: readonly Piece[],
  context: RenderContext,
): Piece[] {
  const [user, device] = [context.parameter('userId'), context.parameter('device')];
  const ids = [context.helper('storedSegmentIdentity'), '(', context.appStorage(), ', ', ...key, ')'];
  const taken = `.then(({ ${user === 'userId' ? user : `userId: ${user}`}, ...${device} }) =>`;
  // Spread, because an option that is there and undefined is another thing to strict types.
  const given = options.length > 0 ? [`{ ...${device}`, ...options, ' }'] : [device];
  const init = [context.speaker.fn('init'), '(', ...key, `, ${user}, `, ...given, ')'];
  const { eol, indent } = context.style;
  const isLong = lengthOf([...ids, taken, ...init]) > longestLine - context.indent.length;
  const [open, close] = isLong ? [eol + context.indent + indent, eol + context.indent] : [' ', ''];
  return [...ids, taken, open, ...init, `${close})`];
}

const lengthOf = (pieces: readonly Piece[]): number =>
  pieces.reduce(
    (sum, piece) => sum + (typeof piece === 'string' ? piece.length : piece.end - piece.start),
    0,
  );
