import { describe, expect, it, vi } from 'vitest';
import { loadVariants } from './variants.js';

describe.each(loadVariants())('ids and delivery ($name)', ({ helper }) => {
  it.each([
    ['u1', 'u1'],
    [0, '0'],
    [42, '42'],
    ['', undefined],
    [Number.NaN, undefined],
    [null, undefined],
    [undefined, undefined],
    [true, undefined],
    [{}, undefined],
    [10n, undefined],
    [Symbol('s'), undefined],
  ])('%s', (id, expected) => {
    expect(helper.toUserId(id)).toBe(expected);
    expect(helper.userOption(id)).toStrictEqual(expected === undefined ? {} : { user_id: expected });
    const use = vi.fn((known: string) => `<${known}>`);
    expect(helper.ifId(id, use)).toBe(expected === undefined ? undefined : `<${expected}>`);
    expect(use).toHaveBeenCalledTimes(expected === undefined ? 0 : 1);
  });

  it('flushes an awaited send and gives its result', async () => {
    const flush = vi.fn();
    await expect(helper.delivered({ promise: Promise.resolve(200) }, flush)).resolves.toBe(200);
    expect(flush).toHaveBeenCalledTimes(1);
  });

  it('delivers though the flush fails', async () => {
    const flush = () => {
      throw new Error('no');
    };
    await expect(helper.delivered({ promise: Promise.resolve(200) }, flush)).resolves.toBe(200);
  });
});
