import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git } from '../workspace/project.js';
import {
  bareManifest,
  exportedClient,
  filesOf,
  manifest,
  migrate,
  ownClient,
  project,
  tool,
} from './tool.js';

const amplitude = { '@amplitude/analytics-browser': expect.stringMatching(/^\^2\.\d+\.\d+$/) };
const segment = { '@segment/analytics-next': '^1.84.3' };

describe('package.json', () => {
  it('changes its packages and nothing else', async () => {
    const text = `{
\t"name": "shop",
\t"dependencies": {
\t\t"@segment/analytics-next": "^1.84.3",
\t\t"react": "^19.0.0"
\t},
\t"scripts": { "a": "b" }
}`;
    const { after, report } = await migrate({ 'package.json': text, 'src/a.js': ownClient() });
    const [added] = report.manifests;
    expect(added).toEqual({ path: 'package.json', added: amplitude, removed: segment });
    const range = added?.added['@amplitude/analytics-browser'];
    expect(after['package.json']).toBe(
      text.replace('"@segment/analytics-next": "^1.84.3"', `"@amplitude/analytics-browser": "${range}"`),
    );
  });

  it('keeps the section that Segment stood in', async () => {
    const { after } = await migrate({
      'package.json': JSON.stringify({ name: 'lib', devDependencies: segment }, null, 2),
      'src/a.js': ownClient(),
    });
    expect(Object.keys(JSON.parse(after['package.json'] ?? ''))).toEqual(['name', 'devDependencies']);
  });

  it('keeps the version of Amplitude that is there', async () => {
    const { after, report } = await migrate({
      'package.json': manifest({ dependencies: { ...segment, '@amplitude/analytics-browser': '2.0.0' } }),
      'src/a.js': ownClient(),
    });
    expect(JSON.parse(after['package.json'] ?? '').dependencies).toEqual({
      '@amplitude/analytics-browser': '2.0.0',
    });
    expect(report.manifests).toEqual([{ path: 'package.json', added: {}, removed: segment }]);
  });

  it('gains Amplitude where no Segment package was', async () => {
    const { report } = await migrate({
      'package.json': bareManifest(),
      'a.js': "window.analytics.track('A');\n",
    });
    expect(report.manifests).toEqual([{ path: 'package.json', added: amplitude, removed: {} }]);
  });

  it.each([
    [
      'a test',
      {
        'test/a.test.js':
          "import { AnalyticsBrowser } from '@segment/analytics-next';\nvi.spyOn(AnalyticsBrowser, 'load');\n",
      },
    ],
    ['a mock of it', { 'src/a.test.js': "jest.mock('@segment/analytics-next');\n" }],
    [
      'a config',
      { 'vite.config.js': "export default { optimizeDeps: { include: ['@segment/analytics-next'] } };\n" },
    ],
    [
      'a component that is not read yet',
      { 'src/App.vue': "<script>import { AnalyticsBrowser } from '@segment/analytics-next';</script>\n" },
    ],
    [
      'types',
      {
        'types.d.ts':
          "import type { Analytics } from '@segment/analytics-next';\nexport type A = Analytics;\n",
      },
    ],
    ['a call that stays', { 'src/b.js': `${ownClient()}analytics.alias('x');\n` }],
    [
      'an import of its types',
      {
        'src/b.ts':
          "import type { EventProperties } from '@segment/analytics-next';\nexport type P = EventProperties;\n",
      },
    ],
    ['a lazy import', { 'src/b.js': "export const load = () => import('@segment/analytics-next');\n" }],
  ])('keeps Segment while it is used by %s', async (_, files) => {
    const { report } = await migrate({ 'package.json': manifest(), 'src/a.js': ownClient(), ...files });
    expect(report.manifests).toEqual([{ path: 'package.json', added: amplitude, removed: {} }]);
  });

  it('keeps Segment while a file outside the given path uses it', async () => {
    const { report } = await migrate(
      { 'package.json': manifest(), 'src/a.js': ownClient(), 'lib/b.js': ownClient() },
      'src',
    );
    expect(report.manifests).toEqual([{ path: 'package.json', added: amplitude, removed: {} }]);
  });

  it('loses Segment with the last use, in a later run', async () => {
    const root = project({ 'package.json': manifest(), 'src/a.js': ownClient(), 'lib/b.js': ownClient() });
    await tool(root, ['src']);
    await tool(root, ['lib']);
    expect(filesOf(root)['package.json']).not.toContain('@segment');
  });

  it('keeps a Segment package that no run took the last use from', async () => {
    const { report } = await migrate({
      'package.json': manifest(),
      'a.js': "window.analytics.track('A');\n",
    });
    expect(report.manifests).toEqual([{ path: 'package.json', added: amplitude, removed: {} }]);
  });

  it('gains nothing where nothing was migrated', async () => {
    const { changed } = await migrate(
      { 'package.json': manifest(), 'a.js': "window.analytics.alias('A');\n" },
      '--no-markers',
    );
    expect(changed).toEqual({});
  });

  it('is not made where there is none', async () => {
    const { changed, report } = await migrate({ 'src/a.js': ownClient() });
    expect(Object.keys(changed).sort()).toEqual(['src/a.js', 'src/amplitude-helpers.js']);
    expect(report.manifests).toEqual([]);
  });

  it('that is no JSON is left, and the sources are migrated', async () => {
    const { changed } = await migrate({ 'package.json': '{ "name": ', 'src/a.js': ownClient() });
    expect(changed).toHaveProperty(['src/a.js']);
    expect(changed).not.toHaveProperty(['package.json']);
  });
});

describe('two packages in one repository', () => {
  const monorepo = {
    'package.json': bareManifest({ workspaces: ['packages/*'] }),
    'packages/web/package.json': manifest({ name: '@shop/web' }),
    'packages/web/src/a.ts': ownClient(),
    'packages/web/tsconfig.json': '{}',
    'packages/kit/package.json': manifest({ name: '@shop/kit', main: 'src/index.js' }),
    'packages/kit/src/index.js': exportedClient,
    'packages/kit/src/b.js': "import { analytics } from './index';\n\nanalytics.page('Kit');\n",
    'packages/none/package.json': bareManifest({ name: '@shop/none' }),
    'packages/none/a.js': 'export const a = 1;\n',
  };

  it('each gets its own helper and its own packages', async () => {
    const { changed, report } = await migrate(monorepo);
    expect(Object.keys(changed).sort()).toEqual([
      'packages/kit/package.json',
      'packages/kit/src/amplitude-helpers.js',
      'packages/kit/src/b.js',
      'packages/kit/src/index.js',
      'packages/web/package.json',
      'packages/web/src/a.ts',
      'packages/web/src/amplitude-helpers.ts',
    ]);
    expect(report.manifests).toEqual([
      { path: 'packages/kit/package.json', added: amplitude, removed: segment },
      { path: 'packages/web/package.json', added: amplitude, removed: segment },
    ]);
    expect(report.nextSteps).toContain('install the packages in packages/kit: npm install');
  });

  it('a run in one package leaves the other', async () => {
    const root = project(monorepo);
    expect((await tool(join(root, 'packages/web'), [])).code).toBe(0);
    const after = filesOf(root);
    expect(after['packages/web/src/a.ts']).not.toContain('@segment');
    expect(after['packages/kit/src/index.js']).toBe(exportedClient);
    expect(after['packages/kit/package.json']).toBe(monorepo['packages/kit/package.json']);
  });

  it('a client of one package that another uses is followed through the name of the package', async () => {
    const files = {
      ...monorepo,
      'packages/web/src/user.ts':
        "import { analytics } from '@shop/kit';\n\nanalytics.track('Web');\nanalytics.page('Web');\n",
    };
    const root = project(files);
    const { symlinkSync, mkdirSync } = await import('node:fs');
    mkdirSync(join(root, 'node_modules/@shop'), { recursive: true });
    symlinkSync('../../packages/kit', join(root, 'node_modules/@shop/kit'));
    const { after } = await migrate(root);
    expect(after['packages/web/src/user.ts']).toMatch(
      /^analytics\.track\('Web'\);\nanalytics\.track\('Viewed Web'/m,
    );
  });
});

describe('.env files', () => {
  const vite = ownClient().replace('process.env.SEGMENT_WRITE_KEY', 'import.meta.env.VITE_SEGMENT_WRITE_KEY');

  function repository(files: Record<string, string>): string {
    const root = project(files);
    git(root, 'init');
    git(root, 'add', '.');
    git(root, 'commit', '-m', 'start');
    return root;
  }

  it('that git holds gain the new name behind the old one, empty', async () => {
    const { after } = await migrate({
      'package.json': manifest(),
      'src/a.js': vite,
      '.env': 'A=1\nVITE_SEGMENT_WRITE_KEY=abc # key\nB=2\n',
      '.env.example': 'export VITE_SEGMENT_WRITE_KEY="abc"',
      '.env.production': 'OTHER=1\n',
    });
    expect(after['.env']).toBe('A=1\nVITE_SEGMENT_WRITE_KEY=abc # key\nVITE_AMPLITUDE_API_KEY=\nB=2\n');
    expect(after['.env.example']).toBe(
      'export VITE_SEGMENT_WRITE_KEY="abc"\nexport VITE_AMPLITUDE_API_KEY=""',
    );
    expect(after['.env.production']).toBe('OTHER=1\n');
    expect(after['src/a.js']).toContain('init(import.meta.env.VITE_AMPLITUDE_API_KEY, {');
  });

  it('that git ignores stay', async () => {
    const root = repository({
      'package.json': manifest(),
      'src/a.js': vite,
      '.gitignore': '.env*\n!.env.example\n',
      '.env.example': 'VITE_SEGMENT_WRITE_KEY=\n',
    });
    for (const name of ['.env', '.env.local'])
      writeFileSync(join(root, name), 'VITE_SEGMENT_WRITE_KEY=secret\n');
    const { after, changed } = await migrate(root);
    expect(after['.env']).toBe('VITE_SEGMENT_WRITE_KEY=secret\n');
    expect(after['.env.local']).toBe('VITE_SEGMENT_WRITE_KEY=secret\n');
    expect(changed['.env.example']).toBe('VITE_SEGMENT_WRITE_KEY=\nVITE_AMPLITUDE_API_KEY=\n');
  });

  it('that have the new name already stay', async () => {
    const { changed } = await migrate({
      'package.json': manifest(),
      'src/a.js': vite,
      '.env': 'VITE_AMPLITUDE_API_KEY=x\nVITE_SEGMENT_WRITE_KEY=abc\n',
    });
    expect(changed).not.toHaveProperty(['.env']);
  });

  it('stay when the key is given with --api-key', async () => {
    const { changed } = await migrate(
      { 'package.json': manifest(), 'src/a.js': vite, '.env': 'VITE_SEGMENT_WRITE_KEY=abc\n' },
      '--api-key',
      'k',
    );
    expect(changed).not.toHaveProperty(['.env']);
  });

  it('of a package and of the root gain the name', async () => {
    const { changed } = await migrate({
      '.env': 'VITE_SEGMENT_WRITE_KEY=abc\n',
      'web/package.json': manifest(),
      'web/.env': 'VITE_SEGMENT_WRITE_KEY=abc\n',
      'web/src/a.js': vite,
      'other/.env': 'VITE_SEGMENT_WRITE_KEY=abc\n',
    });
    expect(
      Object.keys(changed)
        .filter((path) => path.endsWith('.env'))
        .sort(),
    ).toEqual(['.env', 'web/.env']);
  });

  it('are not asked about other names', async () => {
    const { changed } = await migrate({
      'package.json': manifest(),
      'src/a.js': ownClient().replace('process.env.SEGMENT_WRITE_KEY', 'config.key'),
      '.env': 'SEGMENT_WRITE_KEY=abc\n',
    });
    expect(changed).not.toHaveProperty(['.env']);
  });
});

describe('the helper file', () => {
  const needy = `${ownClient()}
export function f(id, traits) {
  analytics.identify(id, traits);
}
`;

  it.each([
    [
      'src/ beside package.json',
      { 'package.json': manifest(), 'src/deep/a.js': needy },
      'src/amplitude-helpers.js',
      '../amplitude-helpers',
    ],
    [
      'the root where there is no src/',
      { 'package.json': manifest(), 'app/a.js': needy },
      'amplitude-helpers.js',
      '../amplitude-helpers',
    ],
    [
      'TypeScript for TypeScript',
      {
        'package.json': manifest(),
        'src/a.ts': needy.replace('id,', 'id: string,').replace('traits)', 'traits: object)'),
      },
      'src/amplitude-helpers.ts',
      './amplitude-helpers',
    ],
    [
      'TypeScript where the project has a tsconfig',
      { 'package.json': manifest(), 'tsconfig.json': '{}', 'src/a.js': needy },
      'src/amplitude-helpers.ts',
      './amplitude-helpers',
    ],
    [
      'an extension where the imports have one',
      {
        'package.json': manifest({ type: 'module' }),
        'src/a.js': `import './x.js';\n${needy}`,
        'src/x.js': '',
      },
      'src/amplitude-helpers.js',
      './amplitude-helpers.js',
    ],
    [
      '.mjs',
      { 'package.json': manifest(), 'src/a.mjs': needy },
      'src/amplitude-helpers.mjs',
      './amplitude-helpers.mjs',
    ],
    [
      'the place that the config names',
      {
        'package.json': manifest({ 'segment-to-amplitude': { helper: 'lib/track/util' } }),
        'src/a.js': needy,
      },
      'lib/track/util.js',
      '../lib/track/util',
    ],
    [
      'the file that the config names',
      {
        'package.json': manifest({ 'segment-to-amplitude': { helper: 'src/util.mjs' } }),
        'src/a.mjs': needy,
      },
      'src/util.mjs',
      './util.mjs',
    ],
  ])('is made in %s', async (_, files, path, specifier) => {
    const { changed } = await migrate(files);
    expect(Object.keys(changed)).toContain(path);
    const [user] = Object.entries(changed).filter(([name]) => /a\.m?[jt]s$/.test(name));
    expect(user?.[1]).toMatch(
      new RegExp(`^import \\{[^}]*setTraits[^}]*\\} from '${specifier.replaceAll('.', '\\.')}';$`, 'm'),
    );
    expect(changed[path]).toMatch(/^export function setTraits/m);
  });

  it('is CommonJS for code that is', async () => {
    const { changed } = await migrate({
      'package.json': manifest(),
      'src/a.js': `const { AnalyticsBrowser } = require('@segment/analytics-next');
const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
exports.f = (id, traits) => {
  analytics.identify(id, traits);
};
`,
    });
    expect(changed['src/amplitude-helpers.js']).toMatch(/^exports\.setTraits = setTraits;$/m);
    expect(changed['src/amplitude-helpers.js']).not.toMatch(/^export /m);
    expect(changed['src/a.js']).toMatch(/= require\('\.\/amplitude-helpers'\);$/m);
  });

  it('is made once for many files', async () => {
    const { changed } = await migrate({
      'package.json': manifest(),
      'src/a.js': needy,
      'src/b/c.jsx': needy,
    });
    expect(Object.keys(changed).filter((path) => path.includes('helpers'))).toEqual([
      'src/amplitude-helpers.js',
    ]);
  });

  it('is made once for JavaScript and TypeScript', async () => {
    const { changed } = await migrate({
      'package.json': manifest(),
      'src/a.js': needy,
      'src/b.ts': needy.replace('id,', 'id: string,').replace('traits)', 'traits: object)'),
    });
    expect(Object.keys(changed).filter((path) => path.includes('helpers'))).toHaveLength(1);
  });

  it('is not made where nothing needs it', async () => {
    const { changed } = await migrate({
      'package.json': manifest(),
      'src/a.js': "window.analytics.track('A');\n",
    });
    expect(Object.keys(changed).sort()).toEqual(['package.json', 'src/a.js']);
  });

  it('that is there is used and stays', async () => {
    const root = project({ 'package.json': manifest(), 'src/a.js': needy });
    await tool(root, []);
    appendFileSync(join(root, 'src/amplitude-helpers.js'), '// mine\n');
    const mine = filesOf(root)['src/amplitude-helpers.js'];
    writeFileSync(join(root, 'src/b.js'), needy);
    const { after } = await migrate(root);
    expect(after['src/b.js']).toMatch(/from '\.\/amplitude-helpers';$/m);
    expect(after['src/amplitude-helpers.js']).toBe(mine);
  });

  it('holds what the output calls, and gains what a later run needs', async () => {
    const root = project({ 'package.json': manifest(), 'src/a.js': needy });
    await tool(root, []);
    const path = join(root, 'src/amplitude-helpers.js');
    const first = `${readFileSync(path, 'utf8')}// mine\n`;
    expect(first).not.toContain('pageEvent');
    writeFileSync(path, first);
    writeFileSync(join(root, 'src/b.js'), 'window.analytics.page(window.pageName, {});\n');
    const { after } = await migrate(root);
    const second = after['src/amplitude-helpers.js'] ?? '';
    expect(second.startsWith(first)).toBe(true);
    expect(second.slice(first.length)).toMatch(/^export function pageEvent/m);
    expect((await tool(root, ['--check'])).code).toBe(0);
  });

  it('that is there and lacks a function is not relied on', async () => {
    const { after, report } = await migrate({
      'package.json': manifest(),
      'src/amplitude-helpers.js': 'export const other = 1;\n',
      'src/a.js': needy,
    });
    expect(after['src/amplitude-helpers.js']).toBe('export const other = 1;\n');
    expect(JSON.stringify(report)).toContain('name-taken');
  });
});
