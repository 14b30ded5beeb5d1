import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bin, filesOf, manifest, ownClient, project, tool } from './tool.js';

/** The packages, and the parts of the program, that a run loads. */
async function loadedBy(root: string, ...args: string[]): Promise<{ packages: string[]; parts: string[] }> {
  const coverage = mkdtempSync(join(tmpdir(), 'loaded-'));
  await tool(root, args, { env: { NODE_V8_COVERAGE: coverage } });
  const urls = readdirSync(coverage)
    .flatMap((name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')).result)
    .map(({ url }: { url: string }) => url);
  rmSync(coverage, { recursive: true });
  const all = urls.flatMap(
    (url) => /node_modules\/((?:@[^/]+\/)?[^/]+)(?!.*node_modules)/.exec(url)?.[1] ?? [],
  );
  const parts = urls
    .filter((url) => url.includes('/dist/') && !url.includes('/node_modules/'))
    .flatMap(partsOf);
  return { packages: [...new Set(all)], parts };
}

/** The source files that went into a built file. */
function partsOf(url: string): string[] {
  const text = readFileSync(fileURLToPath(url), 'utf8');
  return [...text.matchAll(/^\/\/ ((?:src|transforms)\/.*)\.ts$/gm)].map(([, path]) => path as string);
}

describe('what a run loads', () => {
  const heavy = [
    'jscodeshift',
    '@babel/parser',
    'zod',
    'oxc-resolver',
    'tinypool',
    'diff',
    'magic-string',
    'write-file-atomic',
  ];

  it('is next to nothing where it finds nothing', async () => {
    const root = project({ 'package.json': manifest(), 'a.js': 'export const a = 1;\n' });
    const { packages, parts } = await loadedBy(root);
    expect(packages.filter((name) => heavy.includes(name))).toEqual([]);
    const reporters = parts.filter((part) => /^src\/report\/(?:text|json|diff|short)$/.test(part));
    expect(reporters).toEqual(['src/report/text']);
    expect(
      parts.filter((part) => /^(?:transforms|src\/(?:javascript|mapping|amplitude|findings))/.test(part)),
    ).toEqual([]);
  });

  it('is neither jscodeshift nor what the config, threads and clients of other files need, where nothing asks for it', async () => {
    const root = project({ 'package.json': manifest(), 'a.js': ownClient() });
    const { packages } = await loadedBy(root);
    expect(packages).toContain('@babel/parser');
    const needless = ['jscodeshift', 'zod', 'oxc-resolver', 'tinypool', 'diff', 'jiti'];
    expect(packages.filter((name) => needless.includes(name))).toEqual([]);
  });

  it('is nothing of the engine for mobile apps, where no candidate is written in their languages', async () => {
    const other = { 'Screen.kt': 'fun opened() = println("Opened")\n', 'Screen.swift': 'func opened() {}\n' };
    const root = project({ 'package.json': manifest(), 'a.js': ownClient(), ...other });
    const { packages, parts } = await loadedBy(root);
    expect(packages).toContain('@babel/parser');
    expect(packages).not.toContain('web-tree-sitter');
    expect(parts.filter((part) => /^src\/native\/(?!languages$)/.test(part))).toEqual([]);
  });

  it('is one language for an app in one', async () => {
    const screen =
      'import com.segment.analytics.Analytics\n\nfun opened() = Analytics.with(null).track("Opened")\n';
    const { packages, parts } = await loadedBy(project({ 'Screen.kt': screen }));
    expect(packages).toContain('web-tree-sitter');
    expect(parts).toContain('src/native/kotlin/index');
  });
});

it('opens no connection', async () => {
  const root = project({ 'package.json': manifest(), 'a.js': ownClient() });
  const guard = join(root, '.git/guard.cjs');
  const refuse = ['net', 'tls', 'dgram', 'dns', 'http', 'https'].map(
    (name) => `
    const ${name} = require('node:${name}');
    for (const key of ['connect', 'createConnection', 'createSocket', 'lookup', 'request', 'get'])
      if (key in ${name}) ${name}[key] = () => { process.stderr.write('${name}.' + key); process.exit(99); };`,
  );
  writeFileSync(guard, refuse.join('\n'));
  const outcome = await tool(root, [], { env: { NODE_OPTIONS: `--require=${guard}` } });
  expect(outcome).toMatchObject({ code: 0, err: '' });
  expect(filesOf(root)['a.js']).not.toContain('@segment/');
});

it.skipIf(process.platform === 'win32')('Ctrl-C leaves every file as it was or as it will be', async () => {
  const files: Record<string, string> = { 'package.json': manifest() };
  for (let n = 0; n < 1500; n++) files[`src/f${n}.js`] = ownClient(`E${n}`);
  const root = project(files);
  const child = spawn(process.execPath, [bin], { cwd: root, stdio: 'ignore' });
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const isChanged = (path: string) => readFileSync(join(root, path), 'utf8') !== files[path];
  const changed = () => Object.entries(files).filter(([path]) => isChanged(path));
  // A few files, wherever the run begins: to look at all of them takes as long as to write them.
  const signs = ['package.json', 'src/f0.js', 'src/f1499.js', 'src/f999.js'];
  while (!signs.some(isChanged) && child.exitCode === null)
    await new Promise((resolve) => setTimeout(resolve, 2));
  child.kill('SIGINT');
  expect(await ended).toBe(130);

  const written = changed();
  expect(written.length).toBeGreaterThan(0);
  expect(written.length).toBeLessThan(1500);
  for (const [path] of written) {
    const text = readFileSync(join(root, path), 'utf8');
    expect(text).toMatch(/^import \{ init, track \}[\s\S]*^track\('E\d+'\);\n$/m);
  }
  const left = Object.keys(filesOf(root)).filter((path) => !(path in files) && !path.includes('helpers'));
  expect(left).toEqual([]);

  // What was interrupted can be taken up again.
  expect((await tool(root, ['--allow-dirty'])).code).toBe(0);
  expect(Object.values(filesOf(root)).filter((text) => text.includes('AnalyticsBrowser'))).toEqual([]);
});
