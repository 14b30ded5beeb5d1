import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findingKinds } from '../../src/findings.js';
import { toolVersion } from '../../src/version.js';
import { transforms } from '../../transforms/index.js';
import {
  execute,
  exportedClient,
  filesOf,
  lines,
  manifest,
  migrate,
  ownClient,
  project,
  reportOf,
  sitesOf,
  tool,
} from './tool.js';

const shop = {
  'package.json': manifest(),
  'src/a.js': `${ownClient()}
export function f(name) {
  analytics.track(name);
  analytics.page();
  analytics.alias('u2');
}
`,
  'src/b.min.js': "window.analytics.track('B');\n",
  'src/c.js': `${ownClient()}}\n`,
};

describe('--format text', () => {
  it('tells what was done, what is left, what was passed over, what failed and what comes next, in this order', async () => {
    const { out, err } = await tool(project(shop), []);
    expect(out).toMatch(
      new RegExp(
        [
          '^Migrated 4 call sites\\n {2}track {2}2\\n',
          'Review: [^\\n]*\\n {2}src/a\\.js:8:13 {2}page-unnamed {2}',
          'Manual: [^\\n]*\\n {2}src/a\\.js:9:13 {2}alias-has-no-counterpart {2}',
          'Packages\\n',
          '\\n {2}src/b\\.min\\.js {2}minified\\n',
          '\\n {2}src/c\\.js {2}cannot be parsed: ',
          'event-name-dynamic {2}',
          '1\\. install the packages: npm install\\n',
          '2\\. set AMPLITUDE_API_KEY to the Amplitude API key wherever SEGMENT_WRITE_KEY is set\\n',
          '1 file changed, 3 migrated, 1 to review, 1 manual, 1 error\\n$',
        ].join('[\\s\\S]*?'),
      ),
    );
    expect(err).toBe('');
  });

  it('names the formatter and the package manager of the project', async () => {
    const { out } = await tool(
      project({
        'package.json': manifest({ devDependencies: { prettier: '^3.0.0' } }),
        'pnpm-lock.yaml': '',
        'src/a.js': ownClient(),
      }),
      [],
    );
    expect(out).toContain('install the packages: pnpm install');
    expect(out).toContain('format the changed files: pnpm exec prettier --write src/a.js');
  });

  it('names what has to be formatted as a shell takes it, the helper file too', async () => {
    const { out } = await tool(
      project({
        'package.json': manifest({ devDependencies: { prettier: '^3.0.0' } }),
        'app/[id]/page.js': `${ownClient()}analytics.page();\n`,
      }),
      [],
    );
    expect(out).toContain("npx prettier --write 'app/[id]/page.js' amplitude-helpers.js\n");
  });

  it.each([
    ['is no JSON', { 'package.json': '{ "name": "shop" "dependencies": {} }' }, 'package.json'],
    ['is missing', {}, 'the project'],
  ])('says which packages to add where the manifest %s', async (_, files, place) => {
    const root = project({ ...files, 'src/a.js': ownClient() });
    const { out, code } = await tool(root, []);
    expect(out).toContain(`add @amplitude/analytics-browser to the dependencies of ${place}\n`);
    expect(code).toBe(0);
  });

  it('has no escapes where nobody asks for colours', async () => {
    const root = project(shop);
    const [plain, forced, never] = await Promise.all([
      tool(root, ['--check']),
      tool(root, ['--check'], { env: { FORCE_COLOR: '1' } }),
      tool(root, ['--check'], { env: { NO_COLOR: '1' } }),
    ]);
    const escapeSign = String.fromCharCode(27);
    expect(plain.out).not.toContain(escapeSign);
    expect(never.out).toBe(plain.out);
    expect(forced.out).toContain(escapeSign);
  });
});

describe('--format json', () => {
  it('fits its schema, with lines and columns of the input', async () => {
    const { report } = await migrate(shop);
    expect(report.version).toBe(1);
    expect(report.tool).toBe(toolVersion());
    expect(report.summary).toEqual({
      files: 3,
      candidates: 2,
      changed: 1,
      migrated: 3,
      review: 1,
      manual: 1,
      possible: 0,
      errors: 1,
    });
    const text = shop['src/a.js'].split('\n');
    for (const { line, column, method } of sitesOf(report)) {
      expect(text[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^${method}\\(`));
    }
  });

  it('counts columns in letters as editors do, after what is wider than one', async () => {
    const { report } = await migrate({
      'package.json': manifest(),
      'a.js': '/* 😀é */ window.analytics.page();\r\n\twindow.analytics.page();\r\n',
    });
    expect(sitesOf(report).map(({ line, column }) => [line, column])).toEqual([
      [1, 28],
      [2, 19],
    ]);
  });

  it('names only findings that `explain` knows, with what to do', async () => {
    const { report } = await migrate(shop);
    for (const { code, fix } of sitesOf(report).flatMap(({ findings }) => findings)) {
      expect(Object.keys(findingKinds)).toContain(code);
      expect(fix).toMatch(/\w/);
    }
  });
});

describe('--output', () => {
  it('writes the report to a file and nothing to stdout', async () => {
    const root = project(shop);
    const { out, code } = await tool(root, ['--format', 'json', '--output', 'report.json']);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(JSON.parse(readFileSync(join(root, 'report.json'), 'utf8')).version).toBe(1);
  });

  it('replaces a file that is there, and writes a diff that git takes', async () => {
    const root = project({ 'package.json': manifest(), 'src/a.js': ownClient(), 'out/x.patch': 'old' });
    await tool(root, ['--dry-run', '--output', 'out/x.patch', 'src']);
    expect(await execute('git', ['apply', 'out/x.patch'], root)).toEqual({ code: 0, out: '', err: '' });
    expect(filesOf(root)['src/a.js']).not.toContain('@segment');
  });

  it('is without colours, whatever the terminal', async () => {
    const root = project(shop);
    await tool(root, ['--check', '--output', 'report.txt'], { env: { FORCE_COLOR: '1' } });
    expect(filesOf(root)['report.txt']).not.toContain(String.fromCharCode(27));
  });

  it.skipIf(process.platform === 'win32')('is written straight through to what is no file', async () => {
    const root = project({ 'package.json': manifest(), 'src/a.js': ownClient() });
    const [stdout, device, sink] = await Promise.all([
      tool(root, ['--dry-run', '--output', '-']),
      tool(root, ['--dry-run', '--output', '/dev/stdout']),
      tool(root, ['--dry-run', '--output', '/dev/null']),
    ]);
    expect(stdout.out).toMatch(/^diff --git/);
    expect(device.out).toBe(stdout.out);
    expect(sink).toMatchObject({ code: 0, out: '' });
  });

  it.skipIf(process.platform === 'win32')('keeps a link to the file', async () => {
    const root = project({ 'package.json': manifest(), 'src/a.js': ownClient(), 'real.json': '' });
    symlinkSync('real.json', join(root, 'link.json'));
    await tool(root, ['--check', '--format', 'json', '--output', 'link.json']);
    expect(filesOf(root)['link.json']).toBe('-> real.json');
    expect(JSON.parse(filesOf(root)['real.json'] ?? '').version).toBe(1);
  });

  it.each([
    ['a folder', 'src', 'error: --output src: is a folder; name a file\n'],
    [
      'a folder that is not there',
      'nowhere/x.txt',
      'error: --output nowhere/x.txt: its folder does not exist; make it first\n',
    ],
  ])('%s stops the run before it does anything', async (_, output, err) => {
    const root = project(shop);
    expect(await tool(root, ['--output', output])).toEqual({ code: 2, out: '', err });
    expect(filesOf(root)).toEqual(shop);
  });
});

describe('list and explain', () => {
  it('list names every transform once', async () => {
    const { out, code } = await tool(project({}), ['list']);
    expect(code).toBe(0);
    expect(out.split('\n').map((line) => line.split(' ')[0])).toEqual([
      ...transforms.map(({ name }) => name),
      '',
    ]);
  });

  it('explain knows every transform and every finding', async () => {
    const root = project({});
    const names = [...transforms.map(({ name }) => name), ...Object.keys(findingKinds)];
    for (let start = 0; start < names.length; start += 8) {
      const outcomes = await Promise.all(
        names.slice(start, start + 8).map((name) => tool(root, ['explain', name])),
      );
      for (const { code, out, err } of outcomes) {
        expect({ code, err }).toEqual({ code: 0, err: '' });
        expect(out.length).toBeGreaterThan(60);
      }
    }
  });

  it.each([
    ['trak', 'did you mean "track"?'],
    ['alias-has-no-counterparts', 'did you mean "alias-has-no-counterpart"?'],
    [
      'constructor',
      'give a transform ("segment-to-amplitude list"), a code of the report or a key of the config',
    ],
  ])('explain %s', async (name, hint) => {
    expect(await tool(project({}), ['explain', name])).toEqual({
      code: 2,
      out: '',
      err: `error: unknown name "${name}"; ${hint}\n`,
    });
  });

  it('explain without a name is an error', async () => {
    expect((await tool(project({}), ['explain'])).code).toBe(2);
  });
});

describe('--jobs', () => {
  it('gives the same bytes and the same report with any number', async () => {
    const filler = `// ${'text that is parsed and means nothing '.repeat(4)}\n`.repeat(150);
    const files: Record<string, string> = { 'package.json': manifest(), 'src/client.js': exportedClient };
    for (let n = 0; n < 160; n++) {
      const user = `import { analytics } from './client';\n\nexport function f${n}(id, traits) {\n  analytics.identify(id, traits);\n  analytics.page('P${n}');\n  analytics.track(\`E\${id}\`);\n}\n`;
      files[`src/f${n}.js`] = (n % 2 === 0 ? user : ownClient(`E${n}`)) + filler;
    }
    files['src/broken.js'] = `${ownClient()}}\n`;
    const [one, two, none] = await Promise.all(
      [['--jobs', '1'], ['--jobs', '2'], []].map(async (args) => {
        const root = project(files);
        const dry = await tool(root, ['--dry-run', ...args]);
        const run = await tool(root, ['--format', 'json', ...args]);
        return { dry, run, after: filesOf(root) };
      }),
    );
    expect(reportOf(one?.run ?? { code: 0, out: '', err: '' }).summary).toMatchObject({
      errors: 1,
      manual: 0,
    });
    expect(two).toEqual(one);
    expect(none).toEqual(one);
  });

  it.each([['0'], ['-1'], ['two'], ['1.5'], ['']])('refuses %j', async (jobs) => {
    expect((await tool(project(shop), ['--jobs', jobs])).code).toBe(2);
  });
});

describe('progress', () => {
  it('is not shown where stderr is no terminal', async () => {
    expect((await tool(project(shop), ['--check'])).err).toBe('');
  });
});

it('a report names paths from the working folder', async () => {
  const root = project(shop);
  mkdirSync(join(root, 'other'));
  const { report } = await migrate(root);
  expect(lines(report, 'src/a.js')).toHaveLength(5);
  writeFileSync(join(root, 'src/a.js'), shop['src/a.js']);
  const outcome = await tool(join(root, 'other'), ['--check', '--format', 'json', '..']);
  expect(reportOf(outcome).files.map(({ path }) => path)).toContain('../src/a.js');
});
