import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, manifest, ownClient, project, reportOf, tool } from './tool.js';

const shop = {
  'package.json': manifest(),
  'app/a.js': ownClient(),
  'app/deep/b.jsx': ownClient(),
  'lib/c.ts': ownClient(),
  'lib/d.txt': ownClient(),
};

async function pathsOf(...args: string[]): Promise<string[]> {
  const outcome = await tool(project(shop), [...args, '--dry-run', '--format', 'json']);
  expect(outcome.code).toBe(0);
  return reportOf(outcome).files.map(({ path }) => path);
}

describe('paths', () => {
  it.each([
    [[], ['app/a.js', 'app/deep/b.jsx', 'lib/c.ts']],
    [['.'], ['app/a.js', 'app/deep/b.jsx', 'lib/c.ts']],
    [['app'], ['app/a.js', 'app/deep/b.jsx']],
    [['app/'], ['app/a.js', 'app/deep/b.jsx']],
    [['./app/a.js'], ['app/a.js']],
    [
      ['lib', 'app/a.js', 'lib/c.ts', 'app/../lib'],
      ['app/a.js', 'lib/c.ts'],
    ],
    [['app/**'], ['app/a.js', 'app/deep/b.jsx']],
    [['**/*.{js,ts}'], ['app/a.js', 'lib/c.ts']],
    [['migrate', 'lib'], ['lib/c.ts']],
  ])('%j', async (args, paths) => {
    expect(await pathsOf(...args)).toEqual(paths);
  });

  it('may be a file alone in the world, beside which its helper is put', async () => {
    const root = project({ 'page.js': 'window.analytics.page("Home");\n' });
    expect((await tool(root, ['page.js'])).code).toBe(0);
    expect(filesOf(root)['page.js']).toContain('from "./amplitude-helpers"');
    expect(Object.keys(filesOf(root))).toContain('amplitude-helpers.js');
  });

  it('may be absolute, or above the working folder; the report shows them from there', async () => {
    const root = project(shop);
    const cwd = join(root, 'app');
    const outcomes = await Promise.all([
      tool(cwd, ['--dry-run', '--format', 'json', join(root, 'lib')]),
      tool(cwd, ['--dry-run', '--format', 'json', '../lib']),
    ]);
    for (const outcome of outcomes) {
      expect(reportOf(outcome).files.map(({ path }) => path)).toEqual(['../lib/c.ts']);
    }
  });

  it('an empty folder is nothing to do', async () => {
    const root = project({});
    mkdirSync(join(root, 'empty'));
    expect((await tool(root, ['empty'])).code).toBe(0);
    expect((await tool(root, [])).code).toBe(0);
    expect((await tool(root, ['--check', 'empty'])).code).toBe(0);
    expect(filesOf(root)).toEqual({});
  });

  it('a file of another kind is nothing to do', async () => {
    const { code } = await tool(project(shop), ['lib/d.txt']);
    expect(code).toBe(0);
  });
});

describe('paths that are wrong are one line and 2, before anything is written', () => {
  it.each([
    [['nowhere'], 'No such file or folder: nowhere'],
    [['app', 'nowhere.js'], 'No such file or folder: nowhere.js'],
    [['app/**/*.tsx'], 'The pattern matches no file: app/**/*.tsx'],
    [['app', 'x/*.js'], 'The pattern matches no file: x/*.js'],
    [[''], 'a path is empty; name a file, a folder or a glob'],
  ])('%j', async (args, message) => {
    const root = project(shop);
    expect(await tool(root, args)).toEqual({ code: 2, out: '', err: `error: ${message}\n` });
    expect(filesOf(root)).toEqual(shop);
  });
});

describe('--ignore', () => {
  it.each([
    [['--ignore', 'app'], ['lib/c.ts']],
    [
      ['--ignore', '**/*.jsx'],
      ['app/a.js', 'lib/c.ts'],
    ],
    [['--ignore', 'app/deep,lib'], ['app/a.js']],
    [['--ignore', 'app/deep', '--ignore', 'lib'], ['app/a.js']],
    [['--ignore', 'app', 'app', 'lib'], ['lib/c.ts']],
    [['--ignore', 'a.js', 'app/a.js', 'lib'], ['lib/c.ts']],
  ])('%j', async (args, paths) => {
    expect(await pathsOf(...args)).toEqual(paths);
  });

  it('refuses what is no pattern of .gitignore, which would leave out nothing', async () => {
    const root = project(shop);
    const { code, out, err } = await tool(root, ['--ignore', '*.{js,jsx}']);
    expect(err).toMatch(/^error: --ignore "\*\.\{js,jsx\}": [^\n]*braces[^\n]*\n$/);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(filesOf(root)).toEqual(shop);
  });
});
