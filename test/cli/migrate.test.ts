import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import { defaultOptions } from '../../src/config/options.js';
import { UserError } from '../../src/errors.js';
import { tempFolder } from '../config/temp-folder.js';
import { alias, file, fullResult, groupUnknown, maybeSegment, resultOf, site } from '../report/sample.js';
import { fakeContext, recorder } from './fake-context.js';

const folder = tempFolder();
const context = (more: Parameters<typeof fakeContext>[1] = {}) => fakeContext(folder.path(), more);

async function requestOf(...args: string[]) {
  const fake = context();
  expect(await main(args, fake)).toBe(0);
  return fake.requests[0];
}

describe('what reaches the runner', () => {
  it('is the working folder when no path is given', async () => {
    expect(await requestOf()).toMatchObject({
      cwd: folder.path(),
      paths: ['.'],
      write: true,
      transforms: null,
      jobs: null,
      options: defaultOptions,
    });
  });

  it.each([[['src', '--dry-run']], [['--dry-run', 'src']], [['migrate', 'src', '--dry-run']]])(
    '%j: flags stand before or after the path',
    async (args) => {
      expect(await requestOf(...args)).toMatchObject({ paths: ['src'], write: false });
    },
  );

  it.each([
    [['-t', 'page,track', 'src']],
    [['--transform', 'page', '--transform', 'track', 'src']],
    [['src', '--transform=page, track']],
  ])('%j: a list takes one value and leaves the path', async (args) => {
    expect(await requestOf(...args)).toMatchObject({ paths: ['src'], transforms: ['page', 'track'] });
  });

  it('keeps the braces of a glob together', async () => {
    const request = await requestOf('--ignore', '**/*.{test,spec}.ts,gen/**', 'src');
    expect(request?.options.ignore).toEqual(['**/*.{test,spec}.ts', 'gen/**']);
  });

  it.each([
    [['--global', 'a,b'], { global: ['a', 'b'] }],
    [['--global', 'none'], { global: [] }],
    [['--client', 'instance'], { client: 'instance' }],
    [['--api-key', 'abc'], { apiKey: 'abc' }],
    [['--tests', 'rewrite'], { tests: 'rewrite' }],
    [['--no-markers'], { markers: false }],
  ])('%j', async (args, options) => {
    expect((await requestOf(...args))?.options).toEqual({ ...defaultOptions, ...options });
  });

  it('leaves markers to the config when the flag is not given', async () => {
    folder.put('segment-to-amplitude.config.json', { markers: false });
    expect((await requestOf())?.options.markers).toBe(false);
  });

  it('reads --config and --jobs', async () => {
    folder.put('x/my.json', { serverZone: 'EU' });
    const request = await requestOf('--config', 'x/my.json', '--jobs', '3');
    expect(request).toMatchObject({ jobs: 3, options: { serverZone: 'EU' } });
  });
});

describe('what is refused before the run', () => {
  type Case = readonly [args: string[], line: RegExp];
  const cases: readonly Case[] = [
    [['--nope'], /unknown option '--nope'/],
    [['--dry-rum'], /unknown option '--dry-rum' .*--dry-run/],
    [
      ['--format', 'xml'],
      /'--format <name>' argument 'xml' is invalid\. Allowed choices are text, diff, json\./,
    ],
    [['--client', 'x'], /'--client <form>' .* Allowed choices are functions, instance, auto\./],
    [['--tests', 'x'], /'--tests <policy>' .* Allowed choices are rewrite, report, skip\./],
    [['--jobs', '0'], /'--jobs <n>' argument '0' is invalid\. Give a whole number/],
    [['--jobs', '1.5'], /'--jobs <n>'/],
    [['--config'], /'--config <file>' argument missing/],
    [['--output', '--dry-run', 'src'], /'--output <file>' argument '--dry-run' is invalid\. That is a flag/],
    [['--output', ''], /'--output <file>' argument '' is invalid/],
    [['--output', 'no/such/report.json'], /--output no\/such\/report\.json: its folder does not exist/],
    [['--output', '.'], /--output \.: is a folder/],
    [['-t', ','], /'-t, --transform <names>' argument ',' is invalid/],
    [['-t', 'trak'], /unknown transform "trak"; did you mean "track"\?/],
    [['-t', 'zzzzzz'], /unknown transform "zzzzzz"; "segment-to-amplitude list" names them/],
    [['--global', 'window.analytics'], /'--global <name>' .* Give a bare name/],
    [['--global', 'none,a'], /"none" stands alone/],
    [['--api-key', ''], /'--api-key <key>' argument '' is invalid/],
    [[''], /a path is empty/],
    [['--config', 'nope.json'], /--config nope\.json: no such file/],
  ];
  it.each(cases)('%j', async (args, line) => {
    const fake = context();
    expect(await main(args, fake)).toBe(2);
    expect(fake.err()).toMatch(line);
    expect(fake.err()).toMatch(/^error: [^\n]+\n$/);
    expect(fake.out()).toBe('');
    expect(fake.requests).toEqual([]);
  });

  it('tells of every problem of a config', async () => {
    folder.put('segment-to-amplitude.config.json', { clinet: 'auto', markers: 1 });
    const fake = context();
    expect(await main([], fake)).toBe(2);
    expect(fake.err().trim().split('\n')).toEqual([
      'error: segment-to-amplitude.config.json: markers: expected true or false, got 1',
      'error: segment-to-amplitude.config.json: clinet: unknown key; did you mean "client"?',
    ]);
  });
});

describe('the git guard', () => {
  const dirty = () => context({ uncommittedChanges: async () => [folder.at('src/a.js'), folder.at('b.js')] });

  it('refuses to write over uncommitted changes', async () => {
    const fake = dirty();
    expect(await main([], fake)).toBe(2);
    expect(fake.err()).toBe(
      'error: uncommitted changes (src/a.js and 1 more): commit or stash them, or run with --allow-dirty\n',
    );
    expect(fake.requests).toEqual([]);
  });

  it.each(['--allow-dirty', '--dry-run', '--check'])('lets %s pass', async (flag) => {
    const fake = dirty();
    expect(await main([flag], fake)).toBe(0);
    expect(fake.requests).toHaveLength(1);
  });

  it('asks for the fixed part of a glob, and leaves missing paths to the runner', async () => {
    mkdirSync(folder.at('src'));
    mkdirSync(folder.at('app/[slug]'), { recursive: true });
    const asked: string[] = [];
    const fake = context({
      uncommittedChanges: async (paths) => {
        asked.push(...paths);
        return [];
      },
    });
    await main(['src/**/*.ts', '*.js', 'app/[slug]', 'missing'], fake);
    expect(asked).toEqual([folder.at('src'), folder.path(), folder.at('app/[slug]')]);
  });
});

describe('the exit code', () => {
  const changed = (callSites = [site('migrated', 1)]) =>
    resultOf([file('a.js', callSites, { changed: true })]);
  const manual = (accepted: boolean) =>
    resultOf([file('a.js', [site('manual', 1, 'alias', [{ ...alias, accepted }])])]);
  const possible = resultOf([file('a.js', [site('possible', 1, 'track', [maybeSegment])])]);
  const broken = resultOf([
    file('a.js', [site('migrated', 1)], { changed: true }),
    file('b.js', [], { error: 'Unexpected token' }),
  ]);
  const manifestOnly = resultOf([], { changes: [{ path: '/p/package.json', before: '{}', after: '{ }' }] });
  const merged = resultOf([file('a.js', [site('review', 1, 'group', [groupUnknown])])]);
  const reasonless = resultOf([file('a.js', [site('manual', 1)])]);

  it.each([
    ['nothing found', resultOf([]), 0, 0],
    ['a change', changed(), 0, 1],
    ['a change to review', changed([site('review', 1, 'group', [groupUnknown])]), 0, 1],
    ['a review that is merged', merged, 0, 0],
    ['a manual call', manual(false), 0, 1],
    ['an accepted manual call', manual(true), 0, 0],
    ['a manual call without a finding', reasonless, 0, 1],
    ['a possible call', possible, 0, 0],
    ['a file in error', broken, 2, 2],
    ['a manifest alone', manifestOnly, 0, 1],
  ])('%s', async (_title, result, run, check) => {
    expect(await main([], context({ result }))).toBe(run);
    expect(await main(['--dry-run'], context({ result }))).toBe(run);
    expect(await main(['--check'], context({ result }))).toBe(check);
    expect(await main(['--check', '--dry-run'], context({ result }))).toBe(check);
  });
});

describe('where the report goes', () => {
  const result = () => ({
    ...fullResult(),
    changes: [{ path: folder.at('a.js'), before: 'one\n', after: 'two\n' }],
  });

  it.each([
    [[], /^Migrated 4 call sites/],
    [['--check'], /^Would migrate 4 call sites/],
    [['--dry-run'], /^diff --git a\/a\.js b\/a\.js\n/],
    [['--dry-run', '--check'], /^diff --git /],
    [['--dry-run', '--format', 'text'], /^Would migrate 4 call sites/],
    [['--format', 'json'], /^\{\n {2}"version": 1,/],
    [['--format', 'diff'], /^diff --git /],
    [['--output', '/dev/stdout'], /^Migrated 4 call sites/],
    [['--output', '-'], /^Migrated 4 call sites/],
  ])('%j to stdout', async (args, start) => {
    const fake = context({ result: result() });
    await main(args, fake);
    expect(fake.out()).toMatch(start);
  });

  it('a diff leaves what it does not show to stderr', async () => {
    const fake = context({ result: result() });
    await main(['--dry-run'], fake);
    expect(fake.err()).toContain('src/deep/b.ts:120:1  alias-has-no-counterpart');
    expect(fake.err()).not.toContain('git apply');
  });

  it('a diff made below the root says how to apply it', async () => {
    mkdirSync(folder.at('packages/app'), { recursive: true });
    const fake = fakeContext(folder.at('packages/app'), { result: result() });
    await main(['--dry-run'], fake);
    expect(fake.err()).toContain('git apply --directory=packages/app <file>\n');
  });

  it.each([['text'], ['json']])('%s says nothing beside it', async (format) => {
    const fake = context({ result: result() });
    await main(['--format', format], fake);
    expect(fake.err()).toBe('');
  });

  it('--output writes the file, over an old one too', async () => {
    folder.put('report.json', 'old');
    const fake = context({ result: result() });
    expect(await main(['--format', 'json', '--output', 'report.json'], fake)).toBe(2);
    expect(fake.out()).toBe('');
    expect(JSON.parse(readFileSync(folder.at('report.json'), 'utf8'))).toEqual(result().report);
  });

  it.skipIf(process.platform === 'win32')('--output writes straight through a FIFO', async () => {
    execFileSync('sh', ['-c', 'mkfifo pipe'], { cwd: folder.path() });
    const read = readFile(folder.at('pipe'), 'utf8');
    await main(['--format', 'json', '--output', 'pipe'], context({ result: result() }));
    expect(JSON.parse(await read)).toEqual(result().report);
    expect(statSync(folder.at('pipe')).isFIFO()).toBe(true);
  });

  it('colours a terminal only', async () => {
    const outputs = async (isTTY: boolean, env: Record<string, string>, ...args: string[]) => {
      const stdout = recorder(isTTY);
      await main(args, context({ result: result(), stdout, env }));
      return stdout.chunks.join('');
    };
    const paint = '\u001b[';
    expect(await outputs(false, {})).not.toContain(paint);
    expect(await outputs(true, {})).toContain(paint);
    expect(await outputs(true, { NO_COLOR: '1' })).not.toContain(paint);
    expect(await outputs(true, { TERM: 'dumb' })).not.toContain(paint);
    expect(await outputs(false, { FORCE_COLOR: '1' })).toContain(paint);
    expect(await outputs(true, { FORCE_COLOR: '0' })).not.toContain(paint);
    expect(await outputs(true, {}, '--format', 'json')).not.toContain(paint);
    await outputs(true, {}, '--output', 'report.txt');
    expect(readFileSync(folder.at('report.txt'), 'utf8')).not.toContain(paint);
  });
});

describe('an error of the run', () => {
  const failing = (error: unknown, env = {}) =>
    context({
      env,
      run: async () => {
        throw error;
      },
    });

  it('a mistake of the user is its line', async () => {
    const fake = failing(new UserError('src: no such file or folder'));
    expect(await main(['src'], fake)).toBe(2);
    expect(fake.err()).toBe('error: src: no such file or folder\n');
  });

  it('anything else is a bug, told in a line', async () => {
    const fake = failing(new TypeError('x is undefined\nmore'));
    expect(await main([], fake)).toBe(2);
    expect(fake.err()).toBe(
      'error: x is undefined (this is a bug of segment-to-amplitude; DEBUG=segment-to-amplitude shows where)\n',
    );
  });

  it('the stack is there on demand', async () => {
    const fake = failing(new TypeError('x is undefined'), { DEBUG: 'segment-to-amplitude' });
    await main([], fake);
    expect(fake.err()).toMatch(/this is a bug of segment-to-amplitude\)\nTypeError: x is undefined\n {4}at /);
  });

  it('what is not an error is told too', async () => {
    const fake = failing('just text');
    expect(await main([], fake)).toBe(2);
    expect(fake.err()).toContain('error: just text (this is a bug');
  });
});

it('a reader that goes away is no failure, a full disk is', async () => {
  const broken = (code: string) => ({
    write(_text: string, done?: (error?: Error) => void) {
      done?.(Object.assign(new Error(code), { code }));
      return false;
    },
  });
  expect(await main([], context({ stdout: broken('EPIPE') }))).toBe(0);
  const full = context({ stdout: broken('ENOSPC') });
  expect(await main([], full)).toBe(2);
  expect(full.err()).toBe('error: the output cannot be written: ENOSPC\n');
});
