import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFixtures } from '../fixtures/fixture.js';
import { lostNativeComments, migrateNative, nativePlatforms, parseNative } from '../fixtures/native.js';

const runs = Number(process.env.MUTATED_PROGRAMS ?? 150);
const seed = Number(process.env.MUTATED_SEED ?? 20_261);

/** Places in a text, as parts of its length, and what happens there. */
const mutation = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  drop: fc.nat(12),
  put: fc.constantFrom(
    '',
    '\n',
    '\r\n',
    '}',
    '{',
    ')',
    '(',
    '"',
    "'",
    ';',
    '\u0000',
    '😀',
    '\u2028',
    '/*',
    '//',
    '#if',
    '@',
  ),
});

type Mutation = { readonly at: number; readonly drop: number; readonly put: string };

function mutated(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((now, { at, drop, put }) => {
    const start = Math.floor(at * now.length);
    return now.slice(0, start) + put + now.slice(start + drop);
  }, text);
}

describe.each(nativePlatforms)('code in %s', (platform) => {
  const fixtures = readFixtures('fixtures').filter(({ name }) => name.startsWith(`${platform}/`));

  it(`is migrated once, and never makes the tool fail, in ${runs} forms that nobody wrote`, () => {
    const form = fc.record({
      fixture: fc.constantFrom(...fixtures),
      mutations: fc.array(mutation, { maxLength: 3 }),
      lineEnd: fc.constantFrom('\n', '\r\n'),
    });
    fc.assert(
      fc.property(form, ({ fixture: { input, extension, native: context }, mutations, lineEnd }) => {
        if (!context) throw new Error('a native fixture without its context');
        const text = mutated(input, mutations).replaceAll('\n', lineEnd);
        const path = `src/input.${extension}`;
        const { output, sites } = migrateNative(text, path, context);
        for (const { at } of sites) expect(at).toBeLessThan(text.length);
        if (output === null) return;
        // The run throws away what reads worse than its input.
        if (parseNative(output, path).mistakes > parseNative(text, path).mistakes) return;
        // In Swift and Objective-C a marker above broken code can be parted from what it speaks of by a new import.
        if ((platform === 'swift' || platform === 'objc') && mutations.length > 0) return;
        expect(migrateNative(output, path, context).output).toBeNull();
        if (parseNative(text, path).mistakes === 0)
          expect(lostNativeComments(text, output, path)).toEqual([]);
      }),
      { numRuns: runs, seed },
    );
  }, 120_000);
});
