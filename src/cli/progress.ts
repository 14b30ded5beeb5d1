import type { Stream } from './context.js';

const quietFor = 1000;
const pause = 100;
const clear = '\r\u001b[2K';

export interface Progress {
  readonly onProgress: (done: number, total: number) => void;
  /** Wipes the line, so that what follows starts clean. */
  readonly end: () => void;
}

/** A line that counts files: only on a terminal, and only once a run has taken its first second. */
export function progressOn(stream: Stream, now: () => number = Date.now): Progress {
  let next = now() + quietFor;
  let shown = false;
  return {
    onProgress(done, total) {
      if (!stream.isTTY || now() < next) return;
      next = now() + pause;
      shown = true;
      stream.write(`${clear}${done} of ${total} files`);
    },
    end() {
      if (shown) stream.write(clear);
    },
  };
}
