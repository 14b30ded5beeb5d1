import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/report/report.js';
import { type Files, filesOf, reportOf, sitesOf, tool } from '../run/tool.js';

// Small apps of Vue, Svelte and Astro, built with their own tools before and after the migration.

const project = fileURLToPath(new URL('project', import.meta.url));

/** What the migrated apps are built with: newer ones may not install from every registry. */
const pinned = '@amplitude/analytics-browser@2.47.1';

const builds: Readonly<Record<string, readonly string[]>> = {
  vue: ['vite', 'build', '--config', 'vue/vite.config.js'],
  svelte: ['vite', 'build', '--config', 'svelte/vite.config.js'],
  astro: ['astro', 'build', '--root', 'astro'],
};

let root = '';
let before: Readonly<Record<string, string>> = {};
let after: Readonly<Record<string, string>> = {};
let sources: Files = {};
let report: Report;
let second: Report;

function run(program: string, ...args: readonly string[]): void {
  execFileSync(program, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
    shell: process.platform === 'win32',
  });
}

/** The code of each app as its tool puts it together. */
function built(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(builds).map(([name, command]) => {
      run('npx', '--no-install', ...command);
      const dist = join(root, name, 'dist');
      const files = readdirSync(dist, { recursive: true, encoding: 'utf8' });
      const text = files
        .filter((file) => /\.(?:js|html)$/.test(file))
        .map((file) => readFileSync(join(dist, file), 'utf8'));
      rmSync(dist, { recursive: true });
      return [name, text.join('\n')];
    }),
  );
}

beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'components-')));
  cpSync(project, root, { recursive: true });
  mkdirSync(join(root, '.git'));
  run('npm', 'install', '--no-audit', '--no-fund', '--silent');
  before = built();
  report = reportOf(await tool(root, ['--format', 'json']));
  second = reportOf(await tool(root, ['--format', 'json', '--allow-dirty']));
  sources = Object.fromEntries(
    Object.entries(filesOf(root)).filter(([path]) => !/node_modules|package-lock/.test(path)),
  );
  run('npm', 'install', pinned, '--no-audit', '--no-fund', '--silent');
  after = built();
}, 300_000);

afterAll(() => rmSync(root, { recursive: true, force: true }), 60_000);

describe('the migrated apps', () => {
  it('have no call left for a person, and nothing of Segment', () => {
    expect(report.summary).toMatchObject({ manual: 0, possible: 0, errors: 0 });
    expect(sitesOf(report)).toHaveLength(26);
    const named = Object.entries(sources).filter(([, text]) => text.includes('@segment/'));
    expect(named.map(([path]) => path)).toEqual([]);
    expect(second.summary).toMatchObject({ changed: 0, migrated: 0, review: 0 });
  });

  it.each(Object.keys(builds))('are built: %s', (name) => {
    expect(before[name]).toMatch(/cdn\.segment\.com/);
    expect(after[name]).not.toMatch(/cdn\.segment\.com/);
    expect(after[name]).toMatch(/amplitude\.com/);
  });

  // A name that a template of Vue does not see becomes a member of the component, which is missing at run time.
  it('name nothing in a template of Vue that it does not see', () => {
    const members = [...(after.vue ?? '').matchAll(/\b_ctx\.([\w$]+)/g)].map(([, name]) => name);
    expect([...new Set(members)].sort()).toEqual(['$analytics', 'plans']);
  });
});
