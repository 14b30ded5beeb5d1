import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project as folder, git } from '../workspace/project.js';
import { filesOf, manifest, ownClient, tool } from './tool.js';

const shop = {
  'package.json': manifest(),
  'app/a.js': ownClient(),
  'app/b.js': 'export const b = 1;\n',
  'lib/c.js': 'export const c = 1;\n',
  '.gitignore': 'local/\n',
};

function repository(): string {
  const root = folder(shop);
  git(root, 'init');
  git(root, 'add', '.');
  git(root, 'commit', '-m', 'start');
  return root;
}

const isMigrated = (root: string): boolean => filesOf(root)['app/a.js'] !== shop['app/a.js'];

const refusal = (path: string) =>
  `error: uncommitted changes (${path}): commit or stash them, or run with --allow-dirty\n`;

describe('in a repository', () => {
  it('a clean one is written to', async () => {
    const root = repository();
    expect((await tool(root, [])).code).toBe(0);
    expect(isMigrated(root)).toBe(true);
  });

  it.each([
    ['a changed file', (root: string) => writeFileSync(join(root, 'app/b.js'), '2'), 'app/b.js'],
    ['a new file', (root: string) => writeFileSync(join(root, 'app/new.js'), '2'), 'app/new.js'],
    ['a deleted file', (root: string) => rmSync(join(root, 'app/b.js')), 'app/b.js'],
    [
      'a staged file',
      (root: string) => {
        writeFileSync(join(root, 'app/b.js'), '2');
        git(root, 'add', '.');
      },
      'app/b.js',
    ],
  ])('%s in the target stops the run before it does anything', async (_, change, path) => {
    const root = repository();
    change(root);
    const before = filesOf(root);
    expect(await tool(root, ['app'])).toEqual({ code: 2, out: '', err: refusal(path) });
    expect(filesOf(root)).toEqual(before);
    expect((await tool(root, ['app', '--allow-dirty'])).code).toBe(0);
    expect(isMigrated(root)).toBe(true);
  });

  it('counts the other changes and says where they are from the working folder', async () => {
    const root = repository();
    for (const name of ['x.js', 'y.js', 'z.js']) writeFileSync(join(root, 'lib', name), '1');
    expect((await tool(join(root, 'app'), ['..'])).err).toBe(refusal('../lib/x.js and 2 more'));
  });

  it('changes outside of the target do not matter', async () => {
    const root = repository();
    writeFileSync(join(root, 'lib/c.js'), '2');
    expect((await tool(root, ['app'])).code).toBe(0);
    expect(isMigrated(root)).toBe(true);
  });

  it('a working folder below the root is the target when no path is given', async () => {
    const root = repository();
    writeFileSync(join(root, 'lib/c.js'), '2');
    expect((await tool(join(root, 'app'), [])).code).toBe(0);
    expect(isMigrated(root)).toBe(true);
  });

  it('ignored files do not matter', async () => {
    const root = repository();
    mkdirSync(join(root, 'local'));
    writeFileSync(join(root, 'local/x.js'), '2');
    expect((await tool(root, [])).code).toBe(0);
  });

  it.each([['--dry-run'], ['--check']])('%s does not ask', async (flag) => {
    const root = repository();
    writeFileSync(join(root, 'app/b.js'), '2');
    expect((await tool(root, [flag])).err).not.toMatch(/uncommitted/);
  });

  it('a glob asks about the folder that it starts in', async () => {
    const root = repository();
    writeFileSync(join(root, 'lib/c.js'), '2');
    expect((await tool(root, ['app/**/b.js'])).code).toBe(0);
    writeFileSync(join(root, 'app/b.js'), '2');
    expect((await tool(root, ['app/**/*.js'])).err).toBe(refusal('app/b.js'));
  });
});

describe('without git', () => {
  it('a folder that is no repository is written to', async () => {
    const root = folder(shop);
    expect((await tool(root, [])).code).toBe(0);
    expect(isMigrated(root)).toBe(true);
  });

  it('a repository is written to where git cannot be found', async () => {
    const root = repository();
    writeFileSync(join(root, 'app/b.js'), '2');
    const { code, err } = await tool(root, [], { env: { PATH: '/nowhere', Path: '/nowhere' } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(isMigrated(root)).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('so is one whose git does not work', async () => {
    const root = repository();
    const programs = folder({ git: '#!/bin/sh\necho broken >&2\nexit 1\n' });
    chmodSync(join(programs, 'git'), 0o755);
    const { code, err } = await tool(root, [], { env: { PATH: `${programs}:${process.env.PATH}` } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });
});
