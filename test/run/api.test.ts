import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { migrate, UserError } from '../../src/index.js';
import { changesBetween, filesOf, manifest, ownClient, project, reportOf, tool } from './tool.js';

const shop = {
  'package.json': manifest(),
  'segment-to-amplitude.config.json': '{ "imports": "namespace" }',
  'src/a.js': ownClient(),
  'src/b.js': "window.analytics.alias('a');\n",
  'lib/c.js': `${ownClient()}analytics.page('Home');\n`,
};

describe('migrate()', () => {
  it('does and reports what the command does', async () => {
    const files = Object.fromEntries(Object.entries(shop).filter(([path]) => !path.includes('config')));
    const [called, run] = [project(files), project(files)];
    const report = await migrate({ paths: ['.'], cwd: called });
    expect(report).toEqual(reportOf(await tool(run, ['--format', 'json'])));
    expect(filesOf(called)).toEqual(filesOf(run));
  });

  it('writes nothing with dryRun, and reports the same', async () => {
    const root = project(shop);
    const dry = await migrate({ paths: ['src'], cwd: root, dryRun: true });
    expect(filesOf(root)).toEqual(shop);
    expect(await migrate({ paths: ['src'], cwd: root })).toEqual(dry);
    expect(Object.keys(changesBetween(shop, filesOf(root)))).not.toContain('lib/c.js');
  });

  it('reads no config, and takes its keys as options', async () => {
    const root = project(shop);
    await migrate({ paths: ['src/a.js'], cwd: root });
    await migrate({ paths: ['lib'], cwd: root, options: { imports: 'namespace', helper: 'lib/help' } });
    const after = filesOf(root);
    expect(after['src/a.js']).not.toContain('import * as');
    expect(after['lib/c.js']).toContain('import * as amplitude');
    expect(existsSync(join(root, 'lib/help.js'))).toBe(true);
  });

  it('runs the named transforms only', async () => {
    const root = project(shop);
    const { files } = await migrate({ paths: ['src/a.js'], cwd: root, transforms: ['track'] });
    expect(files[0]?.callSites.map(({ status }) => status)).toEqual(['migrated']);
    expect(filesOf(root)['src/a.js']).toContain('AnalyticsBrowser.load');
  });

  it('names a file in error in its report, and does not throw', async () => {
    const root = project({ ...shop, 'src/d.js': `${ownClient()}}\n` });
    const { summary } = await migrate({ paths: ['src'], cwd: root });
    expect(summary).toMatchObject({ errors: 1, manual: 1 });
  });

  it.each([
    [{ paths: ['nowhere'] }, 'No such file or folder: nowhere'],
    [{ paths: ['src/*.tsx'] }, 'The pattern matches no file: src/*.tsx'],
    [{ paths: ['src'], transforms: ['trak'] }, /^unknown transform "trak"; /],
  ])('throws a UserError for %j', async (request, message) => {
    const call = migrate({ cwd: project(shop), ...request });
    await expect(call).rejects.toBeInstanceOf(UserError);
    await expect(call).rejects.toThrow(message);
  });

  it('works in the working folder of the process where none is given', async () => {
    const report = await migrate({ paths: ['src/version.ts'], dryRun: true });
    expect(report.summary).toMatchObject({ files: 1, changed: 0 });
  });
});
