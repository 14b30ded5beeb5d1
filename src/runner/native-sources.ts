import type { FileChange } from '../report/report.js';
import { isMoved } from '../report/status.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { createCandidateReader } from '../workspace/read.js';
import { walkFolder } from '../workspace/walk.js';
import type { Session } from './session.js';

/** A file of an app as the run leaves it. */
export interface NativeSource {
  readonly path: string;
  readonly text: string;
}

/** Calls of the file speak to Amplitude now. */
export const speaks = ({ results }: Pick<Session, 'results'>, path: string): boolean =>
  results.get(path)?.callSites.some(isMoved) ?? false;

/**
 * Files of the whole workspace as the run leaves them, also those outside of the given paths.
 * @param marks of a file that the run did not look at, one of these has to stand in it
 */
export function sourcesAfter(
  { root, texts }: Pick<Session, 'root' | 'texts'>,
  changes: readonly FileChange[],
  isWanted: (path: string) => boolean,
  marks: readonly string[],
): NativeSource[] {
  const after = new Map(changes.map((change) => [change.path, change.after]));
  const ignorer = createIgnorer(root);
  const read = createCandidateReader();
  const filter = { test: (bytes: Buffer) => marks.some((mark) => bytes.indexOf(mark) >= 0) };
  return walkFolder(root, ignorer, isWanted).files.flatMap((path): NativeSource[] => {
    const known = texts.get(path);
    const text = after.get(path) ?? (known && known.bom + known.text);
    if (text !== undefined) return [{ path, text }];
    const source = read(path, filter);
    return source?.kind === 'text' && !ignorer.ignores(path)
      ? [{ path, text: source.bom + source.text }]
      : [];
  });
}
