import { expect, it } from 'vitest';
import { progressOn } from '../../src/cli/progress.js';
import { recorder } from './fake-context.js';

function shownOn(isTTY: boolean, times: readonly number[]): string[] {
  const stream = recorder(isTTY);
  let now = 0;
  const { onProgress, end } = progressOn(stream, () => now);
  for (const [index, time] of times.entries()) {
    now = time;
    onProgress(index + 1, times.length);
  }
  end();
  return stream.chunks;
}

const clear = '\r\u001b[2K';

it('is silent in the first second', () => {
  expect(shownOn(true, [10, 500, 999])).toEqual([]);
});

it('counts from then on, not more often than the eye can follow, and wipes itself', () => {
  expect(shownOn(true, [10, 1000, 1050, 1100])).toEqual([
    `${clear}2 of 4 files`,
    `${clear}4 of 4 files`,
    clear,
  ]);
});

it('is silent where no terminal is', () => {
  expect(shownOn(false, [10, 1000, 5000])).toEqual([]);
});
