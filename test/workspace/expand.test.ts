import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { expandPaths } from '../../src/workspace/expand.js';
import { git, inside, modesHold, project } from './project.js';

/** The files that a run would work on. */
async function taken(root: string, paths: string[], ignore: string[] = []): Promise<string[]> {
  const { files, isIgnored } = await expandPaths(root, paths, ignore);
  return inside(
    root,
    files.filter((file) => !isIgnored(file)),
  );
}

describe('folders', () => {
  it('are searched for every kind of source, in a stable order', async () => {
    const root = project({
      'src/b.ts': '',
      'src/a.jsx': '',
      'src/deep/c.mts': '',
      'src/App.vue': '',
      'ios/App.swift': '',
      'src/data.json': '',
      'README.md': '',
      '.storybook/preview.js': '',
    });
    expect(await taken(root, ['.'])).toEqual([
      '.storybook/preview.js',
      'ios/App.swift',
      'src/App.vue',
      'src/a.jsx',
      'src/b.ts',
      'src/deep/c.mts',
    ]);
  });

  it('may be empty', async () => {
    expect(await taken(project({ 'a.txt': '' }), ['.'])).toEqual([]);
  });

  it('never give what is in node_modules or .git', async () => {
    const root = project({
      'node_modules/x/i.js': '',
      'a/node_modules/i.js': '',
      '.git/hooks/h.js': '',
      'a/i.js': '',
    });
    expect(await taken(root, ['.'])).toEqual(['a/i.js']);
  });

  it('that overlap give each file once', async () => {
    const root = project({ 'src/a.ts': '', 'src/b/c.ts': '' });
    expect(await taken(root, ['src/b', '.', 'src/a.ts', './src'])).toEqual(['src/a.ts', 'src/b/c.ts']);
  });

  it('with links that lead round in circles come to an end', async () => {
    const root = project({ 'src/a.ts': '' });
    symlinkSync(root, join(root, 'src', 'loop'));
    expect(await taken(root, ['.'])).toEqual(['src/a.ts']);
  });

  it.runIf(modesHold)('that cannot be read are named, and the rest is done', async () => {
    const root = project({ 'src/a.ts': '', 'locked/b.ts': '' });
    chmodSync(join(root, 'locked'), 0o000);
    const { files, problems } = await expandPaths(root, ['.']);
    chmodSync(join(root, 'locked'), 0o755);
    expect(inside(root, files)).toEqual(['src/a.ts']);
    expect(problems).toEqual([{ path: join(root, 'locked'), reason: 'permission denied' }]);
  });
});

describe('.gitignore', () => {
  it('counts at every level, with the deepest rule last', async () => {
    const root = project({
      '.git/HEAD': '',
      '.gitignore': 'dist/\n/build\n*.gen.ts\n!keep.gen.ts\nout/*\n!out/public.ts\n',
      'dist/a.js': '',
      'packages/a/dist/a.js': '',
      'build/a.js': '',
      'packages/a/build/kept.js': '',
      'packages/a/x.gen.ts': '',
      'packages/a/keep.gen.ts': '',
      'out/secret.ts': '',
      'out/public.ts': '',
      'packages/b/.gitignore': '/local.ts\nvendor\n!dist/\n',
      'packages/b/local.ts': '',
      'packages/b/deep/local.ts': '',
      'packages/b/deep/vendor/v.ts': '',
      'packages/b/dist/wanted.ts': '',
      'packages/c/vendor/v.ts': '',
    });
    expect(await taken(root, ['.'])).toEqual([
      'out/public.ts',
      'packages/a/build/kept.js',
      'packages/a/keep.gen.ts',
      'packages/b/deep/local.ts',
      'packages/b/dist/wanted.ts',
      'packages/c/vendor/v.ts',
    ]);
  });

  it('of the folders above counts up to the root of the repository', async () => {
    const root = project({
      '.gitignore': '*.ts\n',
      'repo/.git/HEAD': '',
      'repo/.gitignore': 'generated\n',
      'repo/app/src/generated/a.ts': '',
      'repo/app/src/b.ts': '',
    });
    expect(await taken(root, ['repo/app/src'])).toEqual(['repo/app/src/b.ts']);
  });

  it('works in a folder whose name looks like a pattern', async () => {
    const root = project({
      '.git/HEAD': '',
      'app/[slug]/.gitignore': 'tmp.ts\n',
      'app/[slug]/tmp.ts': '',
      'app/[slug]/page.ts': '',
      'app/s/tmp.ts': '',
    });
    expect(await taken(root, ['.'])).toEqual(['app/[slug]/page.ts', 'app/s/tmp.ts']);
  });

  it('counts outside git from the package root on', async () => {
    const root = project({
      'package.json': '{}',
      '.gitignore': 'gen/\n',
      'src/gen/a.ts': '',
      'src/b.ts': '',
    });
    expect(await taken(root, ['src'])).toEqual(['src/b.ts']);
  });

  it('says the same as git', async () => {
    const root = project({
      '.gitignore':
        '# c\n\n*.log.ts\nsub/inner\n/top.ts\n**/cache/**\na/**/z.ts\n\\!odd.ts\ntrail.ts  \n!b/trail.ts\n',
      '!odd.ts': '',
      'top.ts': '',
      'b/top.ts': '',
      'b/x.log.ts': '',
      'sub/inner/i.ts': '',
      'b/sub/inner/i.ts': '',
      'b/cache/c.ts': '',
      'a/z.ts': '',
      'a/b/c/z.ts': '',
      'trail.ts': '',
      'b/trail.ts': '',
      'b/.gitignore': '!x.log.ts\nsub/inner\n',
    });
    git(root, 'init');
    git(root, 'add', '.');
    const { execFileSync } = await import('node:child_process');
    const tracked = execFileSync('git', ['ls-files', '-z', '*.ts'], { cwd: root, encoding: 'utf8' });
    expect(await taken(root, ['.'])).toEqual(tracked.split('\0').filter(Boolean).sort());
  });

  it('does not keep out what is named', async () => {
    const root = project({
      '.git/HEAD': '',
      '.gitignore': 'gen/\nplay/\n',
      'gen/a.ts': '',
      'play/src/b.ts': '',
      'play/.gitignore': 'tmp.ts',
      'play/tmp.ts': '',
    });
    expect(await taken(root, ['gen/a.ts'])).toEqual(['gen/a.ts']);
    expect(await taken(root, ['play'])).toEqual(['play/src/b.ts']);
  });
});

describe('--ignore', () => {
  it('leaves out folders and files, by patterns relative to the working folder', async () => {
    const root = project({ 'src/a.ts': '', 'src/a.test.ts': '', 'legacy/x/b.ts': '', 'src/legacy/c.ts': '' });
    expect(await taken(root, ['.'], ['/legacy', '*.test.ts'])).toEqual(['src/a.ts', 'src/legacy/c.ts']);
    expect(await taken(root, ['.'], ['./src/**'])).toEqual(['legacy/x/b.ts']);
  });

  it('holds for named files too, since a shell turns patterns into names', async () => {
    const root = project({ 'a.ts': '', 'a.test.ts': '' });
    expect(await taken(root, ['a.ts', 'a.test.ts'], ['*.test.ts'])).toEqual(['a.ts']);
  });

  it('holds outside the working folder', async () => {
    const root = project({ 'app/x.ts': '', 'lib/a.ts': '', 'lib/a.test.ts': '' });
    const { files, isIgnored } = await expandPaths(join(root, 'app'), ['../lib'], ['*.test.ts']);
    expect(
      inside(
        root,
        files.filter((file) => !isIgnored(file)),
      ),
    ).toEqual(['lib/a.ts']);
  });
});

describe('files and globs', () => {
  it('takes a file through a link as the file itself', async () => {
    const root = project({ 'src/a.ts': '' });
    symlinkSync(join(root, 'src/a.ts'), join(root, 'link.ts'));
    expect(await taken(root, ['link.ts', 'src/a.ts'])).toEqual(['src/a.ts']);
  });

  it('keeps the spelling of a working folder that is a link', async () => {
    const root = project({ 'real/src/a.ts': '' });
    symlinkSync(join(root, 'real'), join(root, 'here'));
    const { files } = await expandPaths(join(root, 'here'), ['src', 'src/a.ts']);
    expect(files).toEqual([join(root, 'here/src/a.ts')]);
  });

  it('understands globs, and a name with brackets that is there is no glob', async () => {
    const root = project({
      'app/[slug]/page.tsx': '',
      'app/s/page.tsx': '',
      'src/a.ts': '',
      'src/b/c.ts': '',
      'src/b/c.md': '',
      'node_modules/p/i.ts': '',
    });
    expect(await taken(root, ['**/*.ts'])).toEqual(['src/a.ts', 'src/b/c.ts']);
    expect(await taken(root, ['app/[slug]/page.tsx'])).toEqual(['app/[slug]/page.tsx']);
    expect(await taken(root, [join(root, 'src/{a,x}.ts')])).toEqual(['src/a.ts']);
    expect(await taken(root, ['src/*'])).toEqual(['src/a.ts']);
    expect(await taken(root, ['*/b'])).toEqual(['src/b/c.ts']);
  });

  it('lets .gitignore keep out what a glob matches', async () => {
    const root = project({ '.git/HEAD': '', '.gitignore': 'gen\n', 'gen/a.ts': '', 'src/a.ts': '' });
    expect(await taken(root, ['**/*.ts'])).toEqual(['src/a.ts']);
  });

  it('names a path that is not there', async () => {
    const root = project({ 'a.ts': '' });
    await expect(expandPaths(root, ['a.ts', 'scr'])).rejects.toThrow(
      new UserError('No such file or folder: scr'),
    );
    await expect(expandPaths(root, ['a.ts/x'])).rejects.toThrow(UserError);
  });

  it('names a glob that matches nothing', async () => {
    await expect(expandPaths(project({ 'a.ts': '' }), ['src/**/*.tsx'])).rejects.toThrow(
      new UserError('The pattern matches no file: src/**/*.tsx'),
    );
  });
});
