import { execFile, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../config/temp-folder.js';

// These run the built program: `npm run build` comes first.

const bin = fileURLToPath(new URL('../../bin/segment-to-amplitude.js', import.meta.url));
const built = (name: string) => new URL(`../../dist/src/cli/${name}`, import.meta.url).href;
const folder = tempFolder();

interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function node(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd: folder.path(), env: { ...process.env, ...env }, maxBuffer: 1 << 26 },
      (_error, out, err) => resolve({ code: child.exitCode, out, err }),
    );
  });
}

describe('bad input is one line and 2', () => {
  it.each([
    [['--nope'], /^error: unknown option '--nope'/],
    [['.', '--format', 'xml'], /^error: option '--format <name>' argument 'xml' is invalid/],
    [['--config', 'throws.mjs'], /^error: throws\.mjs: no way$/m],
    [['--config', 'unknown-key.json'], /^error: unknown-key\.json: clinet: .*"client"\?$/m],
    [
      ['--config', 'wrong-type.json'],
      /^error: wrong-type\.json: markers: expected true or false, got "no"$/m,
    ],
    [['--config', 'broken.json'], /^error: broken\.json: .*JSON/m],
    [['--config', 'typed.ts'], /^error: typed\.ts: client: expected one of /m],
  ])('%j', async (args, line) => {
    folder.put('throws.mjs', 'throw new Error("no way")');
    folder.put('unknown-key.json', { clinet: 'auto' });
    folder.put('wrong-type.json', { markers: 'no' });
    folder.put('broken.json', '{');
    folder.put('typed.ts', 'const client: string = "x"; export default { client };');
    const { code, out, err } = await node([bin, ...args]);
    expect(err).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

it.each([['--help'], ['--version']])('%s loads commander and nothing else', async (flag) => {
  const coverage = mkdtempSync(join(tmpdir(), 's2a-loaded-'));
  const { code } = await node([bin, flag], { NODE_V8_COVERAGE: coverage });
  const loaded = readdirSync(coverage)
    .flatMap((name) => JSON.parse(readFileSync(join(coverage, name), 'utf8')).result)
    .map((script: { url: string }) => script.url);
  rmSync(coverage, { recursive: true });
  expect(code).toBe(0);
  const packages = loaded.flatMap((url) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ?? []);
  expect([...new Set(packages)]).toEqual(['commander']);
  expect(loaded.filter((url) => /report\/(?:text|short|diff|json)\.js|cli\/migrate\.js/.test(url))).toEqual(
    [],
  );
});

it('a long report reaches a slow pipe whole', async () => {
  const script = `
    const { main } = await import(${JSON.stringify(built('main.js'))});
    const { processContext } = await import(${JSON.stringify(built('context.js'))});
    const nextSteps = Array.from({ length: 100_000 }, (_, n) => 'a step that is worth a line, number ' + n);
    const summary = { files: 0, candidates: 0, changed: 0, migrated: 0, review: 0, manual: 0, possible: 0, errors: 0 };
    const report = { version: 1, tool: '0', summary, files: [], manifests: [], nextSteps };
    const run = async () => ({ report, changes: [], notes: [] });
    process.exitCode = await main(['--format', 'json'], { ...processContext(), run });`;
  folder.put('long.mjs', script);
  const child = spawn(process.execPath, [folder.at('long.mjs')], { cwd: folder.path() });
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) {
    chunks.push(chunk);
    if (chunks.length < 5) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(JSON.parse(Buffer.concat(chunks).toString()).nextSteps).toHaveLength(100_000);
});

it.skipIf(process.platform === 'win32')('a reader that goes away is no crash', async () => {
  const line = `"${process.execPath}" "${bin}" --help; echo "code $?" >&2`;
  const { err } = await new Promise<{ err: string }>((resolve) => {
    execFile('sh', ['-c', `{ ${line}; } | true`], (_error, _out, stderr) => resolve({ err: stderr }));
  });
  expect(err).toBe('code 0\n');
});

it.skipIf(process.platform === 'win32')('a working folder that is gone is one line', async () => {
  folder.put('gone/x', '');
  const line = `cd gone && rm -r ../gone && "${process.execPath}" "${bin}" --check`;
  const { err } = await new Promise<{ err: string }>((resolve) => {
    execFile('sh', ['-c', line], { cwd: folder.path() }, (_error, _out, stderr) => resolve({ err: stderr }));
  });
  expect(err).toBe('error: the working folder no longer exists; change to another\n');
});

describe('what reaches the process from outside', () => {
  const guarded = (rest: string) => `
    const { guardProcess } = await import(${JSON.stringify(built('process-guard.js'))});
    guardProcess();
    ${rest}`;

  it.skipIf(process.platform === 'win32')('Ctrl-C ends it quietly with 130', async () => {
    folder.put('wait.mjs', guarded('setInterval(() => {}, 1000); console.log("up");'));
    const child = spawn(process.execPath, [folder.at('wait.mjs')]);
    let err = '';
    child.stderr.on('data', (chunk) => {
      err += chunk;
    });
    child.stdout.once('data', () => child.kill('SIGINT'));
    const code = await new Promise((resolve) => child.once('exit', resolve));
    expect({ code, err }).toEqual({ code: 130, err: '' });
  });

  it.each([
    ['a rejection', 'Promise.reject(new Error("lost")); setInterval(() => {}, 1000);'],
    ['an exception', 'setTimeout(() => { throw new Error("lost"); });'],
  ])('%s that nobody awaited is told as a bug, with 2', async (_title, rest) => {
    folder.put('lost.mjs', guarded(rest));
    const { code, err } = await node([folder.at('lost.mjs')]);
    expect(err).toMatch(/^error: lost \(this is a bug of segment-to-amplitude[^\n]*\n$/);
    expect(code).toBe(2);
  });
});
