import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { changesBetween, execute, type Files, filesOf, reportOf, sitesOf, tool } from '../run/tool.js';

// Migrates a copy of the example, then checks its types against the real packages and builds it.

const example = fileURLToPath(new URL('../../examples/storefront', import.meta.url));

/** What the migrated example is built with: newer ones may not install from every registry. */
const pinned = '@amplitude/analytics-browser@2.47.1';

const leftOut = new Set(['node_modules', 'dist']);
const npm = (cwd: string, ...args: string[]): void => {
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--silent'], {
    cwd,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
};

let shop = '';
let before: Files = {};
let after: Files = {};
let report: Report;

const sources = (files: Files): Files =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !/^(?:node_modules|dist)\//.test(path)));

beforeAll(async () => {
  shop = realpathSync(mkdtempSync(join(tmpdir(), 'storefront-')));
  cpSync(example, shop, { recursive: true, filter: (path) => !leftOut.has(basename(path)) });
  mkdirSync(join(shop, '.git'));
  npm(shop, 'ci');
  npm(shop, 'run', 'build');
  rmSync(join(shop, 'dist'), { recursive: true });
  before = sources(filesOf(shop));
  report = reportOf(await tool(shop, ['--format', 'json']));
  after = sources(filesOf(shop));
}, 300_000);

afterAll(() => rmSync(shop, { recursive: true, force: true }));

describe('the migrated example', () => {
  it('has no call left for a person, and nothing of Segment', () => {
    expect(report.summary).toMatchObject({ manual: 0, possible: 0, errors: 0 });
    const named = Object.entries(after).filter(
      ([path, text]) => path !== 'package-lock.json' && text.includes('@segment/'),
    );
    expect(named.map(([path]) => path)).toEqual([]);
    expect(JSON.parse(after['package.json'] ?? '').dependencies).not.toHaveProperty(
      '@segment/analytics-next',
    );
  });

  it('accounts for every call that the sources hold', () => {
    const methods = '(track|identify|page|group|reset|user|ready|alias)';
    const speaking = Object.entries(before).filter(([, text]) =>
      /from '(?:[./]*lib\/|\.\/)analytics'|from '@segment\//.test(text),
    );
    const calls = speaking.flatMap(([path, text]) =>
      [...text.matchAll(new RegExp(`(?<![\\w.])(?:analytics|segment)\\s*\\.\\s*${methods}\\s*\\(`, 'g'))].map(
        ([, method]) => `${path} ${method}`,
      ),
    );
    const told = report.files.flatMap(({ path, callSites }) =>
      callSites.filter(({ method }) => method !== 'load').map(({ method }) => `${path} ${method}`),
    );
    expect(told.sort()).toEqual(calls.sort());
    expect(sitesOf(report).length).toBeGreaterThanOrEqual(25);
  });

  it('is changed in its calls only', () => {
    const paths = Object.keys(changesBetween(before, after));
    const reported = report.files.filter(({ changed }) => changed).map(({ path }) => path);
    expect(paths.sort()).toEqual(
      [...reported, '.env.example', 'package.json', 'src/amplitude-helpers.ts'].sort(),
    );
  });

  it('stays as it is in a second run', async () => {
    const second = reportOf(await tool(shop, ['--format', 'json']));
    expect(second.summary).toMatchObject({ changed: 0, errors: 0 });
    expect(sources(filesOf(shop))).toEqual(after);
  });

  it('fits the types of the real packages, and builds without Segment', async () => {
    npm(shop, 'install', pinned);
    const types = await execute('npm', ['run', 'typecheck', '--silent'], shop);
    expect(types).toMatchObject({ code: 0, out: '' });
    const build = await execute('npm', ['run', 'build', '--silent'], shop);
    expect(build.code, build.out + build.err).toBe(0);
    const assets = join(shop, 'dist/assets');
    const bundles = readdirSync(assets)
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(join(assets, name), 'utf8'));
    expect(bundles.some((text) => text.includes('api2.amplitude.com'))).toBe(true);
    expect(bundles.filter((text) => text.includes('cdn.segment.com'))).toEqual([]);
  }, 300_000);
});
