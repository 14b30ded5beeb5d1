import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diff } from '../../src/report/diff.js';
import { resultOf } from './sample.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 's2a-diff-'));
  git('init', '--quiet');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Case = readonly [title: string, name: string, before: string | null, after: string];

const long = Array.from({ length: 60 }, (_, index) => `line ${index}\n`).join('');

const cases: readonly Case[] = [
  ['a plain change', 'a.js', 'one\ntwo\nthree\n', 'one\n2\nthree\n'],
  ['changes far apart', 'a.js', long, long.replace('line 5\n', 'x\n').replace('line 50\n', '')],
  ['CRLF', 'a.js', 'one\r\ntwo\r\nthree\r\n', 'one\r\n2\r\nthree\r\n'],
  ['mixed line ends', 'a.js', 'one\r\ntwo\nthree\r\n', 'one\r\n2\nthree\r\n'],
  ['old line ends', 'a.js', 'one\rtwo\r', 'one\r2\r'],
  ['no final newline', 'a.js', 'one\ntwo', 'one\n2'],
  ['a final newline gained', 'a.js', 'one\ntwo', 'one\ntwo\n'],
  ['a final newline lost', 'a.js', 'one\ntwo\n', 'one\ntwo'],
  ['a final newline kept away from the change', 'a.js', `${long}end`, `x\n${long}end`],
  ['a new file', 'src/amplitude-helpers.ts', null, 'export {};\n'],
  ['a new file without a final newline', 'a.ts', null, 'export {};'],
  ['a new file with CRLF', 'a.ts', null, 'a\r\nb\r\n'],
  ['a new empty file', 'a.ts', null, ''],
  ['an emptied file', 'a.js', 'one\n', ''],
  ['a filled file', 'a.js', '', 'one\n'],
  ['a BOM', 'a.js', '\uFEFFone\ntwo\n', '\uFEFF1\ntwo\n'],
  ['an emoji', 'a.js', '// 🎉 ü\ntrack("🎉")\n', '// 🎉 ü\nsent("🎉")\n'],
  ['tabs', 'a.js', '\tone\n\t\ttwo\t\n', '\tone\n\t\t2\t\n'],
  ['separators that only JavaScript takes for line ends', 'a.js', 'a\u2028b\nc\n', 'a\u2028b\nd\n'],
  ['lines that look like a diff', 'a.js', '-- a/x\n++ b/x\n@@ y\n', '-- a/y\n++ b/x\n@@ z\n'],
  ['a name with a blank', 'my app/a file.js', 'one\n', '2\n'],
  ['a name beyond ASCII', 'söurce/é.js', 'one\n', '2\n'],
  ['a name with quotes', 'a"b.js', 'one\n', '2\n'],
  ['a new file in a name with a blank', 'my app/new.js', null, '2\n'],
  ['a dot file', '.env.example', 'SEGMENT_WRITE_KEY=\n', 'SEGMENT_WRITE_KEY=\nAMPLITUDE_API_KEY=\n'],
];

describe('git apply takes', () => {
  it.each(cases)('%s', (_title, name, before, after) => {
    if (before !== null) put(name, before);
    apply(patchOf([[name, before, after]]));
    expect(readFileSync(join(folder, name), 'utf8')).toBe(after);
  });

  it('many files in one patch', () => {
    const distinct = cases.filter(([, , before]) => before !== null);
    const changes = distinct.map(
      ([, name, before, after], index) => [`${index}/${name}`, before, after] as const,
    );
    for (const [name, before] of changes) put(name, before ?? '');
    apply(patchOf(changes));
    for (const [name, , after] of changes) expect(readFileSync(join(folder, name), 'utf8')).toBe(after);
  });
});

it('has the headers of git', () => {
  expect(patchOf([['src/a.js', 'one\n', 'two\n']])).toBe(
    'diff --git a/src/a.js b/src/a.js\n--- a/src/a.js\n+++ b/src/a.js\n@@ -1,1 +1,1 @@\n-one\n+two\n',
  );
  expect(patchOf([['b.js', null, 'x']])).toBe(
    'diff --git a/b.js b/b.js\nnew file mode 100644\n--- /dev/null\n+++ b/b.js\n@@ -0,0 +1,1 @@\n+x\n\\ No newline at end of file\n',
  );
});

it('is empty without changes', () => {
  expect(patchOf([])).toBe('');
  expect(patchOf([['a.js', 'same\n', 'same\n']])).toBe('');
});

it('is coloured line by line when asked', () => {
  const colored = patchOf([['a.js', 'one\n', 'two\n']], true);
  expect(colored).toContain('\u001b[31m-one\u001b[39m\n\u001b[32m+two\u001b[39m\n');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
  expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(patchOf([['a.js', 'one\n', 'two\n']]));
});

type Change = readonly [name: string, before: string | null, after: string];

function patchOf(changes: readonly Change[], color = false): string {
  const result = resultOf([], {
    changes: changes.map(([name, before, after]) => ({ path: join(folder, name), before, after })),
  });
  return diff(result, { color, dryRun: true, cwd: folder });
}

function put(name: string, content: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), content);
}

function apply(patch: string): void {
  git('apply', '--check', '-', patch);
  git('apply', '-', patch);
}

function git(...args: readonly string[]): void {
  const input = args.at(-2) === '-' ? (args.at(-1) ?? '') : '';
  const words = input === '' ? args : args.slice(0, -1);
  execFileSync('git', words, { cwd: folder, input, stdio: ['pipe', 'ignore', 'pipe'] });
}
