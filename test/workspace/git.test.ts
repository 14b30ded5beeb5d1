import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIgnores, uncommittedChanges } from '../../src/workspace/git.js';
import { git, inside, project } from './project.js';

function committed(files: Record<string, string>): string {
  const root = project(files);
  git(root, 'init');
  git(root, 'add', '.');
  git(root, 'commit', '-m', 'start');
  return root;
}

describe('uncommitted changes', () => {
  it('are none in a clean repository', () => {
    const root = committed({ 'src/a.ts': '1' });
    expect(uncommittedChanges([root])).toEqual([]);
  });

  it('count in the given paths only: changed, staged, renamed and new files', () => {
    const root = committed({
      'app/a.ts': '1',
      'app/b.ts': 'some text to rename',
      'lib/c.ts': '1',
      'app/é [x].ts': '1',
    });
    writeFileSync(join(root, 'app/a.ts'), '2');
    writeFileSync(join(root, 'app/é [x].ts'), '2');
    writeFileSync(join(root, 'lib/c.ts'), '2');
    git(root, 'mv', 'app/b.ts', 'app/renamed.ts');
    mkdirSync(join(root, 'app/new'));
    writeFileSync(join(root, 'app/new/d.ts'), '1');
    expect(inside(root, uncommittedChanges([join(root, 'app')]) ?? [])).toEqual([
      'app/a.ts',
      'app/new',
      'app/renamed.ts',
      'app/é [x].ts',
    ]);
    expect(inside(root, uncommittedChanges([join(root, 'app/a.ts')]) ?? [])).toEqual(['app/a.ts']);
    expect(uncommittedChanges([join(root, 'app/new/d.ts')])).toHaveLength(1);
  });

  it('take names with brackets as names', () => {
    const root = committed({ 'app/[slug]/page.ts': '1', 'app/s/page.ts': '1' });
    writeFileSync(join(root, 'app/s/page.ts'), '2');
    expect(uncommittedChanges([join(root, 'app/[slug]')])).toEqual([]);
  });

  it('do not hold ignored files', () => {
    const root = committed({ '.gitignore': 'dist\n', 'a.ts': '' });
    mkdirSync(join(root, 'dist'));
    writeFileSync(join(root, 'dist/a.js'), '');
    expect(uncommittedChanges([root])).toEqual([]);
  });

  it('are looked for in every repository, for any number of paths', () => {
    const names = Array.from({ length: 300 }, (_, index) => `f${index}.ts`);
    const root = committed(Object.fromEntries([...names, 'other.ts'].map((name) => [name, '1'])));
    const second = committed({ 'a.ts': '1' });
    for (const path of [join(root, 'f7.ts'), join(root, 'other.ts'), join(second, 'a.ts')])
      writeFileSync(path, '2');
    const changes = uncommittedChanges([...names.map((name) => join(root, name)), second]);
    expect(changes).toEqual([join(root, 'f7.ts'), join(second, 'a.ts')].sort());
  });

  it('are unknown outside git', () => {
    expect(uncommittedChanges([project({ 'a.ts': '' })])).toBeNull();
    expect(uncommittedChanges([project({ '.git/HEAD': 'broken', 'a.ts': '' })])).toBeNull();
  });
});

describe('whether git ignores a file', () => {
  it('is what git says', () => {
    const root = committed({ '.gitignore': '.env\n.env.*\n!.env.example\n', '.env.example': '' });
    expect(gitIgnores(join(root, '.env'))).toBe(true);
    expect(gitIgnores(join(root, '.env.local'))).toBe(true);
    expect(gitIgnores(join(root, '.env.example'))).toBe(false);
  });

  it('is no for a file that is tracked all the same', () => {
    const root = committed({ '.env': 'A=1' });
    writeFileSync(join(root, '.gitignore'), '.env\n');
    expect(gitIgnores(join(root, '.env'))).toBe(false);
  });

  it('is read from .gitignore outside git', () => {
    const root = project({ 'package.json': '{}', '.gitignore': '.env*\n', 'app/.env': '' });
    expect(gitIgnores(join(root, 'app/.env'))).toBe(true);
    expect(gitIgnores(join(root, 'app/a.ts'))).toBe(false);
  });
});
