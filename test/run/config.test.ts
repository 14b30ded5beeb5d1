import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { exportedClient, filesOf, lines, manifest, migrate, ownClient, project, tool } from './tool.js';

const own = { 'package.json': manifest(), 'src/a.js': ownClient() };
const json = (value: object): string => JSON.stringify(value);

describe('a config', () => {
  it.each([
    ['segment-to-amplitude.config.json', json({ imports: 'namespace' })],
    ['segment-to-amplitude.config.js', 'module.exports = { imports: "namespace" };'],
    ['segment-to-amplitude.config.mjs', 'export default { imports: "namespace" };'],
    ['segment-to-amplitude.config.ts', 'const imports: string = "namespace"; export default { imports };'],
  ])('is found as %s', async (name, text) => {
    const { after } = await migrate({ ...own, [name]: text });
    expect(after['src/a.js']).toContain("import * as amplitude from '@amplitude/analytics-browser';");
  });

  it('is found as a key of package.json', async () => {
    const { after } = await migrate({
      ...own,
      'package.json': manifest({ 'segment-to-amplitude': { imports: 'namespace' } }),
    });
    expect(after['src/a.js']).toContain('import * as amplitude');
  });

  it('is found in a folder above, up to the root of the repository', async () => {
    const root = project({
      'segment-to-amplitude.config.json': json({ markers: 'no' }),
      'repository/.git/HEAD': '',
      'repository/package.json': manifest(),
      'repository/app/a.js': ownClient(),
      'inner/segment-to-amplitude.config.json': json({ imports: 'namespace' }),
      'inner/app/a.js': ownClient(),
    });
    expect((await tool(join(root, 'repository/app'), [])).code).toBe(0);
    expect((await tool(join(root, 'inner/app'), [])).code).toBe(0);
    expect(filesOf(root)['repository/app/a.js']).not.toContain('import * as');
    expect(filesOf(root)['inner/app/a.js']).toContain('import * as amplitude');
  });

  it('is read from where --config says, instead of the one that would be found', async () => {
    const { after } = await migrate(
      {
        ...own,
        'segment-to-amplitude.config.json': json({ imports: 'namespace' }),
        'other.json': json({ imports: 'named' }),
      },
      '--config',
      'other.json',
    );
    expect(after['src/a.js']).not.toContain('import * as');
  });

  it.each([
    [
      'a file that is not there',
      ['--config', 'nowhere.json'],
      {},
      /^error: --config nowhere\.json: no such file$/m,
    ],
    [
      'an unknown key',
      [],
      { 'segment-to-amplitude.config.json': json({ clinet: 'auto' }) },
      /clinet: .*"client"/,
    ],
    [
      'a wrong type',
      [],
      { 'segment-to-amplitude.config.json': json({ group: { type: 1 } }) },
      /group\.type: expected /,
    ],
    [
      'a wrong value',
      [],
      { 'package.json': manifest({ 'segment-to-amplitude': { client: 'x' } }) },
      /^error: package\.json \(segment-to-amplitude\): client: expected one of/,
    ],
    [
      'a pattern that is none',
      [],
      { 'segment-to-amplitude.config.json': json({ group: { patterns: [{ match: '(' }] } }) },
      /group\.patterns\[0\]\.match: expected a regular expression/,
    ],
    ['one that throws', [], { 'segment-to-amplitude.config.mjs': 'throw new Error("no way");' }, /no way/],
  ])('with %s stops the run before it does anything', async (_, args, files, message) => {
    const root = project({ ...own, ...files });
    const before = filesOf(root);
    const { code, out, err } = await tool(root, args);
    expect(err).toMatch(message);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(filesOf(root)).toEqual(before);
  });

  it('holds for what it says, and flags beat it', async () => {
    const config = json({ apiKey: 'from-config', ignore: ['src/b.js'], client: 'instance' });
    const files = { ...own, 'src/b.js': ownClient(), 'segment-to-amplitude.config.json': config };
    const [plain, flagged] = await Promise.all([
      migrate(files),
      migrate(files, '--api-key', 'from-flag', '--client', 'functions', '--ignore', 'src/c.js'),
    ]);
    expect(plain.after['src/a.js']).toMatch(/createInstance[\s\S]*from-config/);
    expect(plain.after['src/b.js']).toBe(files['src/b.js']);
    expect(flagged.after['src/a.js']).not.toContain('createInstance');
    expect(flagged.after['src/a.js']).toContain('from-flag');
    expect(flagged.after['src/b.js']).toBe(files['src/b.js']);
  });

  it('ignores files in the folder that it stands in, wherever the run starts', async () => {
    const root = project({
      ...own,
      'src/b.js': ownClient(),
      'segment-to-amplitude.config.json': json({ ignore: ['/src/b.js'] }),
    });
    mkdirSync(join(root, 'deep'));
    const { out } = await tool(join(root, 'deep'), ['--check', '--format', 'json', '../src']);
    expect(JSON.parse(out).files.map(({ path }: { path: string }) => path)).toEqual(['../src/a.js']);
  });
});

describe('--client', () => {
  const pair = {
    'package.json': manifest(),
    'src/client.js': exportedClient,
    'src/user.js':
      "import { analytics } from './client';\n\nanalytics.track('Used');\nanalytics.identify('u1');\n",
  };

  it('auto: a client in place becomes functions, an exported one stays a client', async () => {
    const [first, second] = await Promise.all([migrate(own), migrate(pair, '--client', 'auto')]);
    expect(first.after['src/a.js']).toMatch(/^track\('Opened'\);$/m);
    expect(second.after['src/client.js']).toMatch(/^export const analytics = createInstance\(\);$/m);
    expect(second.after['src/user.js']).toMatch(
      /^analytics\.track\('Used'\);\nanalytics\.setUserId\('u1'\);$/m,
    );
  });

  it('functions: an exported client goes, and its users import the functions', async () => {
    const { after } = await migrate(pair, '--client', 'functions');
    expect(after['src/client.js']).toMatch(/^init\(/m);
    expect(after['src/client.js']).not.toMatch(/export/);
    expect(after['src/user.js']).toMatch(/^track\('Used'\);\nsetUserId\('u1'\);$/m);
    // The module that starts Amplitude is still loaded.
    expect(after['src/user.js']).toMatch(/^import '\.\/client';$/m);
  });

  it('instance: a client in place stays one', async () => {
    const { after } = await migrate(own, '--client', 'instance');
    expect(after['src/a.js']).toMatch(/^const analytics = createInstance\(\);$/m);
    expect(after['src/a.js']).toMatch(/^analytics\.track\('Opened'\);$/m);
  });

  it('refuses another form', async () => {
    const { code, err } = await tool(project(own), ['--client', 'class']);
    expect(code).toBe(2);
    expect(err).toMatch(/^error: option '--client <form>' argument 'class' is invalid/);
  });
});

// What the other keys change is run: test/equivalence.
describe('keys for apps', () => {
  it.each([
    [
      'android.instance',
      'App.kt',
      'import android.content.Context\nimport com.segment.analytics.Analytics\n\nfun f(context: Context) {\n    Analytics.with(context).track("A")\n}\n',
      { android: { instance: 'App.amplitude' } },
      [' amplitude.track("A")', ' App.amplitude.track("A")'],
    ],
    [
      'ios.sdk',
      'App.swift',
      'import Segment\n\nfunc f() {\n    Analytics.shared().track("A")\n}\n',
      { ios: { sdk: 'amplitude-ios' } },
      ['import AmplitudeSwift', 'Amplitude.instance().logEvent("A")'],
    ],
  ])('%s says how an app is written', async (_key, file, input, config, [usual = '', chosen = '']) => {
    const inner = async (files: Record<string, string>) =>
      (await migrate({ [file]: input, ...files })).after[file];
    expect(await inner({})).toContain(usual);
    expect(await inner({ 'segment-to-amplitude.config.json': json(config) })).toContain(chosen);
  });
});

describe('--api-key', () => {
  const literal = ownClient().replace('process.env.SEGMENT_WRITE_KEY', "'segment-key'");

  it('takes the place of a write key', async () => {
    const { after, report } = await migrate(
      { 'package.json': manifest(), 'a.js': literal },
      '--api-key',
      'amp-key',
    );
    expect(after['a.js']).toContain("init('amp-key', {");
    expect(after['a.js']).not.toContain('segment-key');
    expect(lines(report, 'a.js')).toEqual(['3 load migrated', '4 track migrated']);
  });

  it('without it, a literal write key is not passed on', async () => {
    const { after, report } = await migrate({ 'package.json': manifest(), 'a.js': literal });
    expect(after['a.js']).toContain("init('AMPLITUDE_API_KEY', {");
    expect(after['a.js']).not.toContain('segment-key');
    expect(lines(report, 'a.js')).toEqual(['3 load review api-key-literal', '4 track migrated']);
  });

  it('is written as text, whatever it holds', async () => {
    const { after } = await migrate(
      { 'package.json': manifest(), 'a.js': literal },
      '--api-key',
      `it's\\a\${key}`,
    );
    expect(after['a.js']).toMatch(/init\((?:'it\\'s\\\\a\$\{key\}'|"it's\\\\a\$\{key\}"), \{/);
  });
});

describe('--no-markers', () => {
  const code = "window.analytics.alias('a');\nwindow.analytics.track('A');\n";

  it('leaves calls that stay bare', async () => {
    const [bare, marked] = await Promise.all([
      migrate({ 'package.json': manifest(), 'a.js': code }, '--no-markers'),
      migrate({ 'package.json': manifest(), 'a.js': code }),
    ]);
    expect(bare.after['a.js']).not.toContain('TODO');
    expect(marked.after['a.js']).toContain('\n// TODO(segment-to-amplitude): alias-has-no-counterpart: ');
  });

  it('a marker is the only change of a file where every call stays', async () => {
    const { after } = await migrate({
      'package.json': manifest(),
      'a.js': "  window.analytics.alias('a');\n",
    });
    expect(after['a.js']).toMatch(
      /^ {2}\/\/ TODO\(segment-to-amplitude\): [^\n]+\n {2}window\.analytics\.alias\('a'\);\n$/,
    );
    expect(after['package.json']).toBe(manifest());
  });
});

describe('groups by config', () => {
  it('gives the type and the name by pattern', async () => {
    const { after } = await migrate({
      'package.json': manifest(),
      'segment-to-amplitude.config.json': json({
        group: { patterns: [{ match: '^(?<name>.+) (?<type>Working Group)$' }] },
      }),
      'a.js': "window.analytics.group('UNIVAC Working Group', { industry: 'Technology' });\n",
    });
    expect(after['a.js']).toContain("setGroup('Working Group', 'UNIVAC');");
    expect(after['a.js']).toContain("groupIdentify('Working Group', 'UNIVAC', groupIdentifyObj);");
  });
});
