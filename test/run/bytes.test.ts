import { chmodSync, lstatSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  bareManifest,
  fileIn,
  filesOf,
  manifest,
  migrate,
  ownClient,
  project,
  reportOf,
  tool,
} from './tool.js';

const before = `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
analytics.track('A');
`;

const after = `import { track } from '@amplitude/analytics-browser';`;

describe('what a file is made of stays', () => {
  it.each([
    [
      'a byte order mark',
      `\uFEFF${before}`,
      (text: string) => text.startsWith('\uFEFFimport') && text.lastIndexOf('\uFEFF') === 0,
    ],
    ['CRLF', before.replaceAll('\n', '\r\n'), (text: string) => !/(?<!\r)\n/.test(text)],
    ['no final newline', before.trimEnd(), (text: string) => text.endsWith("track('A');")],
    ['several final newlines', `${before}\n\n`, (text: string) => text.endsWith("track('A');\n\n\n")],
    [
      'a shebang',
      `#!/usr/bin/env node\n${before}`,
      (text: string) => text.startsWith('#!/usr/bin/env node\nimport {'),
    ],
    [
      'a directive',
      `'use client';\n\n${before}`,
      (text: string) => text.startsWith("'use client';\n\nimport {"),
    ],
    [
      'a licence',
      `/*! (c) Shop */\n${before}`,
      (text: string) => text.startsWith('/*! (c) Shop */\nimport {'),
    ],
    [
      'tabs',
      `${before}function f() {\n\tif (x)\n\t\tanalytics.page('B');\n}\n`,
      (text: string) => text.includes("\n\t\ttrack('Viewed B'"),
    ],
    [
      'a line separator in a string',
      `${before}const s = 'a\u2028b';\n`,
      (text: string) => text.endsWith("const s = 'a\u2028b';\n"),
    ],
    [
      'letters beyond the first plane',
      `${before}// 😀\nanalytics.track('😀', { '𝒳': 1 });\n`,
      (text: string) => text.endsWith("// 😀\ntrack('😀', { '𝒳': 1 });\n"),
    ],
  ])('%s', async (_, text, holds) => {
    const { after: files, code } = await migrate({ 'package.json': manifest(), 'a.js': text });
    expect(code).toBe(0);
    expect(files['a.js']).not.toContain('@segment/');
    expect(holds(files['a.js'] ?? '')).toBe(true);
  });

  it.skipIf(process.platform === 'win32')('the mode of a file', async () => {
    const root = project({
      'package.json': manifest(),
      'a.js': `#!/usr/bin/env node\n${before}`,
      'b.js': before,
    });
    chmodSync(join(root, 'a.js'), 0o755);
    chmodSync(join(root, 'b.js'), 0o640);
    await migrate(root);
    expect(statSync(join(root, 'a.js')).mode & 0o777).toBe(0o755);
    expect(statSync(join(root, 'b.js')).mode & 0o777).toBe(0o640);
  });

  it.skipIf(process.platform === 'win32')('the time of a file that does not change', async () => {
    const root = project({
      'package.json': manifest(),
      'a.js': before,
      'b.js': "export const analytics = 'x';\n",
    });
    const { mtimeMs } = statSync(join(root, 'b.js'));
    await migrate(root);
    expect(statSync(join(root, 'b.js')).mtimeMs).toBe(mtimeMs);
  });
});

describe.skipIf(process.platform === 'win32')('symbolic links', () => {
  it('a file named by its link is written where it is, and the link stays', async () => {
    const root = project({ 'package.json': manifest(), 'real/a.js': before });
    symlinkSync('real/a.js', join(root, 'link.js'));
    const { code } = await tool(root, ['link.js']);
    expect(code).toBe(0);
    expect(lstatSync(join(root, 'link.js')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(root, 'real/a.js'), 'utf8')).not.toContain('@segment/');
  });

  it('a link in a folder is not followed, so its file is written once', async () => {
    const root = project({ 'package.json': manifest(), 'src/a.js': before });
    symlinkSync('a.js', join(root, 'src/b.js'));
    symlinkSync('src', join(root, 'copy'));
    const { report, after: files } = await migrate(root);
    expect(report.files.map(({ path }) => path)).toEqual(['src/a.js']);
    expect(files).toMatchObject({ 'src/b.js': '-> a.js', copy: '-> src' });
  });

  it('a loop of folders ends', async () => {
    const root = project({ 'package.json': manifest(), 'src/a.js': before });
    symlinkSync('..', join(root, 'src/up'));
    symlinkSync('self', join(root, 'src/self'));
    const { code, report } = await migrate(root);
    expect(code).toBe(0);
    expect(report.summary.migrated).toBe(2);
  });

  it('a link to nothing is an error when it is named, and not otherwise', async () => {
    const root = project({ 'package.json': manifest(), 'src/a.js': before });
    symlinkSync('gone.js', join(root, 'src/b.js'));
    expect(await tool(root, ['src/b.js'])).toEqual({
      code: 2,
      out: '',
      err: 'error: No such file or folder: src/b.js\n',
    });
    expect((await tool(root, ['src'])).code).toBe(0);
  });
});

describe('a file that cannot be worked on is named, left, and makes the code 2, while the others are migrated', () => {
  const others = { 'package.json': manifest(), 'a.js': before };
  const big = `${before}// ${'x'.repeat(78)}\n`.padEnd(6 * 1024 * 1024, `// ${'x'.repeat(76)}\n`);

  it.each<[string, string | Buffer, RegExp]>([
    ['a syntax error', `${before}const = 1;\n`, /^cannot be parsed: .* \(line 5, column 7\)$/],
    ['text that is not UTF-8', Buffer.from(`${before}// caf\xe9\n`, 'latin1'), /^not UTF-8 text$/],
    ['UTF-16', Buffer.from(`\uFEFF${before}`, 'utf16le'), /^not UTF-8 text$/],
    ['over 5 MB', big, /^larger than 5 MB$/],
    ['a merge conflict', `<<<<<<< ours\n${before}=======\n>>>>>>> theirs\n`, /^cannot be parsed: /],
  ])('%s', async (_, content, reason) => {
    const { report, changed, code } = await migrate({ ...others, 'broken.js': content });
    expect(fileIn(report, 'broken.js').error).toMatch(reason);
    expect(fileIn(report, 'broken.js')).toMatchObject({ changed: false, callSites: [] });
    expect(report.summary.errors).toBe(1);
    expect(changed['a.js']).toContain(after.replace('track', 'init, track'));
    expect(changed).not.toHaveProperty('broken.js');
    expect(code).toBe(2);
  });

  it('the text report names it with its reason', async () => {
    const { out, code } = await tool(project({ ...others, 'broken.js': `${before}const = 1;\n` }), []);
    expect(out).toMatch(/^ {2}broken\.js {2}cannot be parsed: .* \(line 5, column 7\)$/mu);
    expect(code).toBe(2);
  });

  // The superuser may read everything, so there another user runs the program.
  const isRoot = process.getuid?.() === 0;
  it.skipIf(process.platform === 'win32')('no right to read it', async () => {
    const root = project({ ...others, 'b.js': before });
    const options = isRoot ? { uid: 65534 } : {};
    if (isRoot) for (const path of ['', 'a.js', 'package.json']) chmodSync(join(root, path), 0o777);
    chmodSync(join(root, 'b.js'), 0);
    const outcome = await tool(root, ['--dry-run', '--format', 'json'], options);
    expect(fileIn(reportOf(outcome), 'b.js').error).toMatch(/permission denied/i);
    expect(outcome.code).toBe(2);
  });

  it.skipIf(process.platform === 'win32')('no right to write it', async () => {
    const root = project({ ...others, 'b.js': before });
    const options = isRoot ? { uid: 65534 } : {};
    if (isRoot) for (const path of ['', 'a.js', 'package.json']) chmodSync(join(root, path), 0o777);
    chmodSync(join(root, 'b.js'), 0o444);
    const outcome = await tool(root, ['--format', 'json'], options);
    expect(fileIn(reportOf(outcome), 'b.js')).toMatchObject({
      changed: false,
      callSites: [],
      error: expect.stringMatching(/permission denied/i),
    });
    expect(outcome.code).toBe(2);
    expect(filesOf(root)['a.js']).not.toContain('@segment/');
    expect(filesOf(root)['b.js']).toBe(before);
  });
});

describe('a folder that cannot be written', () => {
  const isRoot = process.getuid?.() === 0;
  const options = isRoot ? { uid: 65534 } : {};
  const locked = () => {
    const root = project({ 'a.js': `${before}analytics.track('A');\n` });
    chmodSync(root, 0o555);
    return root;
  };

  it.skipIf(process.platform === 'win32')('migrates nothing, and asks for no next step', async () => {
    const outcome = await tool(locked(), ['--format', 'json'], options);
    expect(outcome.code).toBe(2);
    expect(reportOf(outcome)).toMatchObject({
      summary: { changed: 0, migrated: 0 },
      manifests: [],
      nextSteps: [],
    });
  });

  it.skipIf(process.platform === 'win32')("says in a person's words why --output fails", async () => {
    const { code, err } = await tool(locked(), ['--dry-run', '--output', 'out.diff'], options);
    expect(err).toMatch(/error: --output .*out\.diff: permission denied\n$/);
    expect(code).toBe(2);
  });
});

describe('files without anything to do', () => {
  it.each<[string, string | Buffer]>([
    ['an empty file', ''],
    ['a byte order mark alone', '\uFEFF'],
    ['a syntax error without Segment', 'const = 1;\n'],
    ['no UTF-8 without Segment', Buffer.from('// caf\xe9\n', 'latin1')],
    ['over 5 MB without Segment', '// nothing\n'.repeat(600_000)],
    ['zeros', Buffer.alloc(5000)],
    [
      'Segment in comments and strings only',
      "// analytics.track('A')\nexport const s = \"window.analytics.track('A')\";\n",
    ],
  ])('%s', async (_, content) => {
    const { report, changed, code } = await migrate({ 'package.json': bareManifest(), 'a.js': content });
    expect({ files: report.files, changed, code }).toEqual({ files: [], changed: {}, code: 0 });
  });
});

describe('files that are passed over', () => {
  const call = "window.analytics.track('A');\n";

  it('are named with their reason', async () => {
    const { report, changed, code } = await migrate({
      'package.json': manifest(),
      'dist/types.d.ts':
        "import type { Analytics } from '@segment/analytics-next';\ndeclare global { interface Window { analytics: Analytics } }\n",
      'lib.min.js': call,
      'dense.js': `${call.trim()}${'a(b);c={};'.repeat(1000)}`,
    });
    expect(Object.fromEntries(report.files.map(({ path, skipped }) => [path, skipped]))).toEqual({
      'dist/types.d.ts': 'generated declarations',
      'lib.min.js': 'minified',
      'dense.js': 'minified',
    });
    expect({ changed, code }).toEqual({ changed: {}, code: 0 });
  });

  it('are named in the text report', async () => {
    const { out } = await tool(project({ 'package.json': manifest(), 'lib.min.js': call }), []);
    expect(out).toMatch(/^ {2}lib\.min\.js {2}minified$/mu);
  });

  it('are not named where they hold nothing of Segment', async () => {
    const { report } = await migrate({
      'package.json': manifest(),
      'App.vue': '<script>let a = 1;</script>',
      'x.min.js': 'let a=1',
      'index.html': '<script type="module" src="/a.js"></script>',
    });
    expect(report.files).toEqual([]);
  });

  it('stay out of sight where they are ignored, or are packages', async () => {
    const { report, changed } = await migrate({
      'package.json': manifest(),
      '.gitignore': '/out\n*.gen.js\n!keep.gen.js\n',
      'node_modules/p/index.js': before,
      'packages/p/node_modules/q/index.js': before,
      'out/a.js': before,
      'a.gen.js': before,
      'sub/.gitignore': 'b.js\n',
      'sub/b.js': before,
      'keep.gen.js': before,
    });
    expect(report.files.map(({ path }) => path)).toEqual(['keep.gen.js']);
    expect(Object.keys(changed).sort()).toEqual(['amplitude-helpers.js', 'keep.gen.js', 'package.json']);
  });

  it('are worked on where they are named, although git ignores them', async () => {
    const root = project({ 'package.json': manifest(), '.gitignore': 'a.js\n', 'a.js': before });
    expect(reportOf(await tool(root, ['a.js', '--format', 'json'])).summary.migrated).toBe(2);
  });
});

it('a file that a run does not know how to read does not stop it', async () => {
  const root = project({ 'package.json': manifest(), 'a.js': ownClient() });
  writeFileSync(join(root, 'data.json'), '{');
  writeFileSync(join(root, 'picture.png'), Buffer.from([0x89, 0x50, 0, 1, 2]));
  expect((await tool(root, [])).code).toBe(0);
});
