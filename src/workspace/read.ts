import { isUtf8 } from 'node:buffer';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { ByteFilter } from './prefilter.js';
import { describeSystemError } from './system-error.js';

/** What a file holds. The byte order mark is kept apart, so that offsets into `text` are those of the parser. */
export type Source =
  | { readonly kind: 'text'; readonly text: string; readonly bom: '' | '\uFEFF' }
  | { readonly kind: 'problem'; readonly reason: string };

const megabyte = 1024 * 1024;

/** Longer files are not sources that anybody wrote. */
export const maxBytes = 5 * megabyte;

const tooLarge: Source = { kind: 'problem', reason: 'larger than 5 MB' };
const notText: Source = { kind: 'problem', reason: 'not UTF-8 text' };

/** So much of a chunk is looked at again with the next one, so that no hit is cut in two. */
const overlap = 1024;

/** Reads a file, and answers null for one whose bytes the filter refuses. Never throws. */
export type CandidateReader = (path: string, filter: ByteFilter) => Source | null;

/**
 * Makes a reader that keeps one buffer for all files: most are refused, and for those nothing is allocated.
 * A file that is too large or no UTF-8 is a problem only when the filter takes its bytes; one that cannot be read
 * always is, since nobody knows what it holds.
 */
export function createCandidateReader(): CandidateReader {
  let buffer: Buffer = Buffer.allocUnsafe(megabyte / 4);

  const fill = (fd: number): number => {
    let length = 0;
    for (;;) {
      const wanted = buffer.length - length;
      const read = readSync(fd, buffer, length, wanted, null);
      length += read;
      // A regular file gives less than asked for only at its end.
      if (read < wanted || length > maxBytes) return length;
      buffer = grown(buffer);
    }
  };
  const restHits = (fd: number, filter: ByteFilter): boolean => {
    for (let length = buffer.length; length > overlap; ) {
      if (filter.test(buffer.subarray(0, length))) return true;
      buffer.copyWithin(0, length - overlap, length);
      length = overlap + readSync(fd, buffer, overlap, buffer.length - overlap, null);
    }
    return false;
  };

  return (path, filter) => {
    try {
      const fd = openSync(path, 'r');
      try {
        const length = fill(fd);
        if (length > maxBytes) return restHits(fd, filter) ? tooLarge : null;
        const bytes = buffer.subarray(0, length);
        return filter.test(bytes) ? decode(bytes) : null;
      } finally {
        closeSync(fd);
      }
    } catch (error) {
      return { kind: 'problem', reason: describeSystemError(error) };
    }
  };
}

/** Reads a file whatever it holds. Never throws. */
export function readSource(path: string): Source {
  try {
    const bytes = readFileSync(path);
    return bytes.length > maxBytes ? tooLarge : decode(bytes);
  } catch (error) {
    return { kind: 'problem', reason: describeSystemError(error) };
  }
}

/** Bytes as text; a problem when they are not UTF-8, because writing them back would change what is not ours. */
export function decode(bytes: Buffer): Source {
  if (!isUtf8(bytes)) return notText;
  const text = bytes.toString('utf8');
  return text.startsWith('\uFEFF')
    ? { kind: 'text', text: text.slice(1), bom: '\uFEFF' }
    : { kind: 'text', text, bom: '' };
}

function grown(buffer: Buffer): Buffer {
  const larger = Buffer.allocUnsafe(Math.min(buffer.length * 4, maxBytes + 1));
  buffer.copy(larger);
  return larger;
}
