import { describe, expect, it } from 'vitest';
import type { ReportContext } from '../../src/report/reporter.js';
import { short } from '../../src/report/short.js';
import { text } from '../../src/report/text.js';
import { file, fullResult, maybeSegment, resultOf, site } from './sample.js';

const plain: ReportContext = { color: false, dryRun: false, cwd: '/project' };

describe('text', () => {
  it('tells all of a run, aligned', () => {
    expect(text(fullResult(), plain)).toMatchInlineSnapshot(`
      "Migrated 4 call sites
        track     2
        group     1
        identify  1

      Review: migrated, with one thing to confirm (1)
        src/a.ts:10:1  group-type-unknown  The group type is not known: Set group.type in the config.

      Manual: left as they were (1)
        src/deep/b.ts:120:1  alias-has-no-counterpart  Amplitude has no alias.

      Possible: untouched until you say whether they are Segment (1)
        src/c.ts:4:1  global-not-segment  Another analytics is declared here.

      Accepted in the code: left as they were (1)
        src/deep/b.ts:130:1  alias-has-no-counterpart  Amplitude has no alias.

      Packages
        package.json  + @amplitude/analytics-browser ^2.47.1
        package.json  - @segment/analytics-next ^1.84.3

      Skipped (1)
        src/d.min.js  minified

      Errors (1)
        src/e.ts  Unexpected token (3:4)

      Notes
        event-name-unknown  An event name is not a literal.

      Next steps
        1. Run npm install.
        2. Set AMPLITUDE_API_KEY.

      1 file changed, 3 migrated, 1 to review, 2 manual, 1 possible, 1 error
      "
    `);
  });

  it('speaks of what would happen when nothing was written', () => {
    const report = text(fullResult(), { ...plain, dryRun: true });
    expect(report).toContain('Would migrate 4 call sites');
    expect(report).toContain('1 file would change');
  });

  it('says first that only possible calls were found', () => {
    const result = resultOf([file('a.js', [site('possible', 1, 'track', [maybeSegment])])]);
    expect(text(result, plain)).toMatch(/^Nothing was migrated: the 1 call below .* --global <name>\./);
  });

  it('has one line for nothing', () => {
    expect(text(resultOf([]), plain)).toBe('No file to look at.\n');
    expect(text(resultOf([file('a.js', [])]), plain)).toBe('No Segment call in 1 file.\n');
  });

  it('keeps names and messages from breaking lines or steering the terminal', () => {
    const sly = { ...maybeSegment, message: 'one\r\n  two\u001b[2J' };
    const report = text(resultOf([file('a\nb.js', [site('possible', 1, 'track', [sly])])]), plain);
    expect(report).toContain('a b.js:1:1  global-not-segment  one two\\u001b[2J');
  });

  it('is coloured only when asked', () => {
    expect(text(fullResult(), plain)).not.toContain('\u001b');
    const colored = text(fullResult(), { ...plain, color: true });
    expect(colored).toContain('\u001b[');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(text(fullResult(), plain));
  });
});

describe('short', () => {
  it('holds only what a diff does not show', () => {
    expect(short(fullResult(), { ...plain, dryRun: true })).toMatchInlineSnapshot(`
      "Review: migrated, with one thing to confirm (1)
        src/a.ts:10:1  group-type-unknown  The group type is not known: Set group.type in the config.

      Manual: left as they were (1)
        src/deep/b.ts:120:1  alias-has-no-counterpart  Amplitude has no alias.

      Possible: untouched until you say whether they are Segment (1)
        src/c.ts:4:1  global-not-segment  Another analytics is declared here.

      Accepted in the code: left as they were (1)
        src/deep/b.ts:130:1  alias-has-no-counterpart  Amplitude has no alias.

      Errors (1)
        src/e.ts  Unexpected token (3:4)

      Notes
        event-name-unknown  An event name is not a literal.

      1 file would change, 3 migrated, 1 to review, 2 manual, 1 possible, 1 error
      "
    `);
  });
});
