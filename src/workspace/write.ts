import { accessSync, constants, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describeSystemError } from './system-error.js';
import type { PathProblem } from './walk.js';

/** A file to write. `text` begins with the byte order mark when the file has one. */
export interface FileWrite {
  readonly path: string;
  readonly text: string;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Writes files one after the other, in the given order, each through a temporary file beside it, so that a file is
 * always wholly the old or wholly the new one. Mode and owner stay; a symbolic link stays and its target is written;
 * folders are made. A signal stops the run between two files.
 * @param onWritten told of each file when it stands
 * @returns the files that could not be written, and why
 */
export async function writeFiles(
  writes: readonly FileWrite[],
  onWritten: (path: string) => void = () => {},
): Promise<PathProblem[]> {
  if (writes.length === 0) return [];
  const { default: writeFileAtomic } = await import('write-file-atomic');
  const problems: PathProblem[] = [];
  const interruption = listenForSignals();
  try {
    for (const { path, text } of writes) {
      try {
        prepare(path);
        // Flushing each file to the disk would cost more than everything else and protects only from a power cut.
        writeFileAtomic.sync(path, text, { fsync: false });
        onWritten(path);
      } catch (error) {
        problems.push({ path, reason: describeSystemError(error) });
      }
      // Signals are delivered between turns only.
      await nextTurn();
      if (interruption.signal !== null) break;
    }
  } finally {
    interruption.end();
  }
  return problems;
}

/** Renaming over a file needs no right to the file itself: a write protection would be passed over in silence. */
function prepare(path: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    mkdirSync(dirname(path), { recursive: true });
  }
}

/** Keeps a signal until `end`, which then lets it do what it would have done. */
function listenForSignals(): { signal: NodeJS.Signals | null; end: () => void } {
  const keep = (signal: NodeJS.Signals): void => {
    state.signal = signal;
  };
  const state = {
    signal: null as NodeJS.Signals | null,
    end() {
      for (const signal of signals) process.off(signal, keep);
      if (state.signal !== null) process.kill(process.pid, state.signal);
    },
  };
  for (const signal of signals) process.on(signal, keep);
  return state;
}
