import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { git } from '../workspace/project.js';
import {
  applyPatch,
  changesBetween,
  copyOf,
  exportedClient,
  filesOf,
  manifest,
  migrate,
  ownClient,
  project,
  tool,
} from './tool.js';

/** Everything that a run can write: sources in several forms, the helper, the manifest and a file of variables. */
const shop = {
  'package.json': manifest(),
  'tsconfig.json': '{ "compilerOptions": { "allowJs": true } }\n',
  '.env.example': 'OTHER=1\nSEGMENT_WRITE_KEY=\n',
  'src/lib/analytics.ts': exportedClient,
  'src/cart.ts': `import { analytics } from './lib/analytics';

export function signIn(id: string, traits: Record<string, unknown>) {
\tanalytics.identify(id, traits);
\tanalytics.page('Cart');
}
`,
  'src/windows.ts':
    "import { analytics } from './lib/analytics';\r\n\r\n// kept\r\nanalytics.identify('u1', { plan: 'pro' });\r\n",
  'src/marked.ts': "\uFEFFimport { analytics } from './lib/analytics';\nanalytics.page('Home');",
  'src/own.js': ownClient(),
  'src/other.ts': 'export const nothing = 1;\n',
};

describe('a dry run', () => {
  it('prints a patch for everything that a writing run writes', async () => {
    const { changed, after } = await migrate(shop);
    expect(Object.keys(changed).sort()).toEqual([
      '.env.example',
      'package.json',
      'src/amplitude-helpers.ts',
      'src/cart.ts',
      'src/lib/analytics.ts',
      'src/marked.ts',
      'src/own.js',
      'src/windows.ts',
    ]);
    expect(after['.env.example']).toBe('OTHER=1\nSEGMENT_WRITE_KEY=\nAMPLITUDE_API_KEY=\n');
  });

  it('puts nothing but the patch on stdout', async () => {
    const { out, err, code } = await tool(project(shop), ['--dry-run']);
    expect(out).toMatch(/^diff --git a\//);
    const headers = out.split('\n').filter((line) => /^[^ +\-@\\]/u.test(line));
    expect(headers.filter((line) => !/^(diff --git a\/|new file mode 100644$)/u.test(line))).toEqual([]);
    expect(err).toMatch(/\n5 files would change, 6 migrated, 1 to review\n$/);
    expect(code).toBe(0);
  });

  it('is the same text at every run', async () => {
    const root = project(shop);
    const [first, second] = await Promise.all([tool(root, ['--dry-run']), tool(root, ['--dry-run'])]);
    expect(second).toEqual(first);
  });

  it('quotes names as git does', async () => {
    const { changed } = await migrate({
      'package.json': manifest(),
      'src/a folder/b.js': ownClient(),
      'src/ünïcode/[slug].js': ownClient(),
      'src/$dollar/it\'s "quoted".js': ownClient(),
    });
    expect(Object.keys(changed)).toHaveLength(5);
  });

  it('shows another format where one is asked for', async () => {
    const root = project(shop);
    const [json, text] = await Promise.all([
      tool(root, ['--dry-run', '--format', 'json']),
      tool(root, ['--dry-run', '--format', 'text']),
    ]);
    expect(JSON.parse(json.out).version).toBe(1);
    expect(text.out).toMatch(/^Would migrate /);
  });

  it('is coloured when that is wanted, and not otherwise', async () => {
    const root = project(shop);
    const [coloured, plain] = await Promise.all([
      tool(root, ['--dry-run'], { env: { FORCE_COLOR: '1' } }),
      tool(root, ['--dry-run']),
    ]);
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(coloured.out).toMatch(escapes);
    expect(coloured.out.replace(escapes, '')).toBe(plain.out);
  });

  it('has nothing to print where nothing would change', async () => {
    const root = project({ 'package.json': manifest(), 'a.js': 'export const a = 1;\n' });
    const { code, out } = await tool(root, ['--dry-run']);
    expect({ code, out }).toEqual({ code: 0, out: '' });
  });
});

describe('the diff of a folder below the root of a repository', () => {
  it('applies from the root with the option that the run names', async () => {
    const root = project({});
    rmSync(join(root, '.git'), { recursive: true });
    git(root, 'init');
    mkdirSync(join(root, 'apps/shop'), { recursive: true });
    const inner = project(Object.fromEntries(Object.entries(shop)));
    const { cpSync } = await import('node:fs');
    cpSync(inner, join(root, 'apps/shop'), { recursive: true, filter: (path) => !path.endsWith('.git') });
    git(root, 'add', '.');
    git(root, 'commit', '-m', 'start');

    const before = filesOf(root);
    const dry = await tool(join(root, 'apps/shop'), ['--dry-run']);
    const [hint] = /--directory=\S+/.exec(dry.err) ?? [];
    expect(hint).toBe('--directory=apps/shop');
    const copy = copyOf(root);
    await applyPatch(copy, dry.out, hint ?? '');
    expect((await tool(join(root, 'apps/shop'), [])).code).toBe(0);
    expect(filesOf(copy)).toEqual(filesOf(root));
    expect(Object.keys(changesBetween(before, filesOf(root)))).toHaveLength(8);
  });
});
