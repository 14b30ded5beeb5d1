import { spawn } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeFiles } from '../../src/workspace/write.js';
import { modesHold, project } from './project.js';

const text = (path: string): string => readFileSync(path, 'utf8');

describe('writing files', () => {
  it('replaces text, keeps the mode and leaves nothing else behind', async () => {
    const root = project({ 'run.js': 'old' });
    chmodSync(join(root, 'run.js'), 0o755);
    const written: string[] = [];
    const problems = await writeFiles([{ path: join(root, 'run.js'), text: '\uFEFFnew' }], (path) => {
      written.push(path);
    });
    expect(problems).toEqual([]);
    expect(written).toEqual([join(root, 'run.js')]);
    expect(readFileSync(join(root, 'run.js')).toString('hex')).toBe(Buffer.from('\uFEFFnew').toString('hex'));
    expect(statSync(join(root, 'run.js')).mode & 0o777).toBe(0o755);
    expect(readdirSync(root)).toEqual(['run.js']);
  });

  it('writes through a link to the file it stands for', async () => {
    const root = project({ 'real/a.ts': 'old' });
    symlinkSync(join(root, 'real/a.ts'), join(root, 'link.ts'));
    await writeFiles([{ path: join(root, 'link.ts'), text: 'new' }]);
    expect(lstatSync(join(root, 'link.ts')).isSymbolicLink()).toBe(true);
    expect(text(join(root, 'real/a.ts'))).toBe('new');
  });

  it('makes the folder of a new file', async () => {
    const root = project({});
    await writeFiles([{ path: join(root, 'src/lib/helpers.ts'), text: 'x' }]);
    expect(text(join(root, 'src/lib/helpers.ts'))).toBe('x');
  });

  it('names a file that cannot be written and writes the others', async () => {
    const root = project({ 'folder/a.ts': '', 'b.ts': 'old' });
    const problems = await writeFiles([
      { path: join(root, 'folder'), text: 'x' },
      { path: join(root, 'b.ts'), text: 'new' },
    ]);
    expect(problems.map(({ path }) => path)).toEqual([join(root, 'folder')]);
    expect(text(join(root, 'b.ts'))).toBe('new');
    expect(readdirSync(root).sort()).toEqual(['b.ts', 'folder']);
  });

  it.runIf(modesHold)('respects a write protection', async () => {
    const root = project({ 'a.ts': 'old' });
    chmodSync(join(root, 'a.ts'), 0o444);
    const problems = await writeFiles([{ path: join(root, 'a.ts'), text: 'new' }]);
    expect(problems).toEqual([{ path: join(root, 'a.ts'), reason: 'permission denied' }]);
    expect(text(join(root, 'a.ts'))).toBe('old');
  });

  it.skipIf(process.platform === 'win32')('ends between two files on Ctrl-C', async () => {
    const names = Array.from({ length: 400 }, (_, index) => `f${index}.ts`);
    const root = project(Object.fromEntries(names.map((name) => [name, 'old'])));
    const script = `
      import { createJiti } from 'jiti';
      const jiti = createJiti(${JSON.stringify(import.meta.url)}, { fsCache: false });
      const { writeFiles } = await jiti.import('../../src/workspace/write.ts');
      const text = 'new'.repeat(100_000);
      const writes = ${JSON.stringify(names)}.map((name) => ({ path: ${JSON.stringify(root)} + '/' + name, text }));
      let first = true;
      await writeFiles(writes, () => { if (first) process.stdout.write('go'); first = false; });
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    child.stdout.once('data', () => child.kill('SIGINT'));
    const signal = await new Promise((resolve) => child.once('exit', (_, by) => resolve(by)));
    expect(signal).toBe('SIGINT');
    const sizes = new Set(names.map((name) => statSync(join(root, name)).size));
    expect([...sizes].sort()).toEqual([3, 300_000]);
    expect(readdirSync(root)).toHaveLength(names.length);
  });
});
