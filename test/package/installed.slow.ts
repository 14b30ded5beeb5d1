import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toolVersion } from '../../src/version.js';
import { transforms } from '../../transforms/index.js';
import { execute, filesOf, manifest, ownClient } from '../run/tool.js';
import { groupPatterns, guideRows } from './guide-rows.js';

// Packs the package, installs it in an empty folder as a user would, and works with what is there only.

const root = fileURLToPath(new URL('../..', import.meta.url));
const npm = (cwd: string, ...args: string[]): string =>
  execFileSync('npm', args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  });

let folder = '';
let packed: readonly string[] = [];

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'installed-')));
  const tarballs = join(folder, 'tarballs');
  mkdirSync(tarballs);
  // Built already, and other tests run what is built: packing must not build it anew under them.
  npm(root, 'pack', '--silent', '--ignore-scripts', '--pack-destination', tarballs);
  const [tarball] = readdirSync(tarballs);
  packed = execFileSync('tar', ['-tzf', join(tarballs, tarball ?? '')], { encoding: 'utf8' })
    .trim()
    .split('\n');
  mkdirSync(join(folder, 'app'));
  npm(join(folder, 'app'), 'install', '--no-audit', '--no-fund', '--silent', `../tarballs/${tarball}`);
}, 300_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const installed = (...path: string[]): string =>
  join(folder, 'app/node_modules/segment-to-amplitude', ...path);

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Puts a small project into a folder of its own beside what was installed. */
function shop(name: string): string {
  const cwd = join(folder, 'app', name);
  mkdirSync(join(cwd, 'src'), { recursive: true });
  mkdirSync(join(cwd, '.git'));
  writeFileSync(join(cwd, 'package.json'), manifest());
  writeFileSync(join(cwd, '.env.example'), 'SEGMENT_WRITE_KEY=\n');
  writeFileSync(join(cwd, 'src/own.js'), `${ownClient()}analytics.identify('u1', traits);\n`);
  return cwd;
}

describe('the tarball', () => {
  it('holds the program, its types, its schemas, its grammars, and nothing else', () => {
    const expected =
      /^package\/(?:package\.json|README\.md|LICENSE|bin\/[\w-]+\.js|schema\/[\w.-]+\.json|grammars\/(?:[\w-]+\.wasm|LICENSES\.txt)|dist\/(?:src|transforms)\/[\w./-]+\.(?:js|d\.ts))$/;
    expect(packed.filter((path) => !expected.test(path))).toEqual([]);
    for (const { name } of transforms) expect(packed).toContain(`package/dist/transforms/${name}.js`);
    for (const name of ['README.md', 'LICENSE', 'schema/report.schema.json', 'schema/config.schema.json'])
      expect(packed).toContain(`package/${name}`);
  });

  it('names no place of the machine that built it', () => {
    const texts = packed
      .filter((path) => !path.endsWith('/'))
      .map((path) => readFileSync(installed(path.replace(/^package\//, '')), 'utf8'));
    expect(texts.filter((text) => text.includes(root))).toEqual([]);
  });
});

describe('npx segment-to-amplitude', () => {
  const npx = (cwd: string, ...args: string[]) =>
    execute('npx', ['--no-install', 'segment-to-amplitude', ...args], cwd);

  it('knows its version', async () => {
    expect((await npx(join(folder, 'app'), '--version')).out.trim()).toBe(toolVersion());
  });

  it('shows what it would do, does it, and has nothing left to do', async () => {
    const cwd = shop('shop');
    const before = filesOf(cwd);
    const dry = await npx(cwd, '--dry-run');
    expect(dry.code).toBe(0);
    expect(dry.out).toContain('+++ b/src/amplitude-helpers.js');
    expect(filesOf(cwd)).toEqual(before);

    expect((await npx(cwd, '.')).code).toBe(0);
    const after = filesOf(cwd);
    expect(after['src/own.js']).toMatch(/^track\('Opened'\);$/m);
    expect(after['package.json']).not.toContain('@segment');
    expect(after['.env.example']).toContain('AMPLITUDE_API_KEY=');

    const second = await npx(cwd, '--check');
    expect(second.code).toBe(0);
    expect((await npx(cwd, '.')).code).toBe(0);
    expect(filesOf(cwd)).toEqual(after);
  });
});

describe("the guide's rows", () => {
  it.each(['amplitude-ios', 'amplitude-swift'] as const)(
    'come out as their fixtures, with %s',
    async (sdk) => {
      const rows = guideRows(sdk);
      expect(rows.map(({ path }) => path.split('.')[0])).toEqual(
        ['browser', 'swift', 'objc', 'kotlin', 'java'].flatMap((platform) =>
          ['group', 'identify', 'track'].map((transform) => `${platform}/${transform}`),
        ),
      );
      const cwd = join(folder, 'app', sdk);
      for (const { path, input } of rows) write(join(cwd, path), input);
      write(join(cwd, '.git/HEAD'), '');
      const config = { ios: { sdk }, group: { patterns: groupPatterns } };
      write(join(cwd, 'segment-to-amplitude.config.json'), JSON.stringify(config));
      const { code } = await execute('npx', ['--no-install', 'segment-to-amplitude', '.'], cwd);
      expect(code).toBe(0);
      const after = filesOf(cwd);
      for (const { path, output } of rows) expect(after[path], path).toBe(output);
    },
  );

  it('of phones say where they differ from the guide', () => {
    const rows = [...guideRows('amplitude-ios'), ...guideRows('amplitude-swift')];
    const phones = rows.filter(({ path }) => !path.startsWith('browser/'));
    expect(phones.filter(({ input }) => !/^\/\/.*\bguide\b/im.test(input)).map(({ path }) => path)).toEqual(
      [],
    );
  });
});

describe('the installed package', () => {
  it("runs its transforms with jscodeshift's own command", async () => {
    const cwd = shop('shift');
    const outcome = await execute(
      'npx',
      ['--no-install', 'jscodeshift', '-t', installed('dist/transforms/track.js'), '--fail-on-error', 'src'],
      cwd,
    );
    expect(outcome.code).toBe(0);
    expect(filesOf(cwd)['src/own.js']).toMatch(/^track\('Opened'\);$/m);
  });

  it('can be called from code, with types that stand on their own', async () => {
    const cwd = shop('code');
    const code = `import { migrate, type Report, UserError } from 'segment-to-amplitude';
import track from 'segment-to-amplitude/transforms/track';
import schema from 'segment-to-amplitude/schema/report.schema.json' with { type: 'json' };

const report: Report = await migrate({ paths: ['.'], cwd: process.argv[2] ?? '', dryRun: true });
const output: string | undefined = track({ path: 'a.js', source: "window.analytics.track('A');" }, {}, { dry: true });
console.log(JSON.stringify([report.summary.migrated, output, new UserError('x').message, typeof schema]));
`;
    writeFileSync(join(folder, 'app/code.mts'), code);
    const options = ['--strict', '--noEmit', '--target', 'es2023', '--lib', 'es2023', '--resolveJsonModule'];
    const types = join(root, 'node_modules/@types');
    for (const module of [
      ['nodenext', 'nodenext'],
      ['esnext', 'bundler'],
    ]) {
      const [kind = '', resolution = ''] = module;
      const checked = await execute(
        process.execPath,
        [
          join(root, 'node_modules/typescript/bin/tsc'),
          ...options,
          '--module',
          kind,
          '--moduleResolution',
          resolution,
          '--typeRoots',
          types,
          '--types',
          'node',
          'code.mts',
        ],
        join(folder, 'app'),
      );
      expect(checked).toEqual({ code: 0, out: '', err: '' });
    }
    writeFileSync(
      join(folder, 'app/code.mjs'),
      code.replace(', type Report', '').replace(/: (?:Report|string \| undefined)/g, ''),
    );
    const run = await execute(process.execPath, ['code.mjs', cwd], join(folder, 'app'));
    expect(JSON.parse(run.out)).toEqual([
      3,
      "import { track } from '@amplitude/analytics-browser';\n\ntrack('A');",
      'x',
      'object',
    ]);
  });
});
