import { isUtf8 } from 'node:buffer';
import { execFile } from 'node:child_process';
import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished } from 'vitest';
import { z } from 'zod';
import type { CallSiteReport, FileReport, Report } from '../../src/report/report.js';
import { project as workspace } from '../workspace/project.js';

// Everything here runs the built program, which `test/global-setup.ts` keeps up to date.

export const bin = fileURLToPath(new URL('../../bin/segment-to-amplitude.js', import.meta.url));

const schemaFile = fileURLToPath(new URL('../../schema/report.schema.json', import.meta.url));
const published = z.fromJSONSchema(JSON.parse(readFileSync(schemaFile, 'utf8')));

/** Paths below the folder of a project, with `/`, and the text of each file. */
export type Files = Readonly<Record<string, string>>;

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Runs as this user. */
  readonly uid?: number;
}

/** Runs the command in a folder, without colours and without what the variables around the tests say. */
export function tool(cwd: string, args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return execute(process.execPath, [bin, ...args], cwd, options);
}

/** Runs any program to its end. It gets no input. */
export function execute(
  program: string,
  args: readonly string[],
  cwd: string,
  { env = {}, uid }: RunOptions = {},
): Promise<Outcome> {
  const { FORCE_COLOR: _, NO_COLOR: __, DEBUG: ___, ...rest } = process.env;
  return new Promise((resolve) => {
    const child = execFile(
      program,
      args,
      { cwd, env: { ...rest, ...env }, maxBuffer: 1 << 28, ...(uid === undefined ? {} : { uid }) },
      (error, out, err) => resolve({ code: error === null ? 0 : child.exitCode, out, err }),
    );
    child.stdin?.end();
  });
}

/**
 * A folder with the given files, gone when the test is over. Its empty `.git` makes it the root of its workspace and
 * is no repository, so no uncommitted changes are in the way.
 */
export function project(files: Readonly<Record<string, string | Buffer>>): string {
  const root = workspace(files);
  mkdirSync(join(root, '.git'), { recursive: true });
  return root;
}

/** Every file below a folder but those of git: its text, or where it links to. */
export function filesOf(root: string): Files {
  const files: Record<string, string> = {};
  const walk = (folder: string): void => {
    for (const name of readdirSync(folder).sort()) {
      const path = join(folder, name);
      const stats = lstatSync(path);
      const shown = relative(root, path).split(sep).join('/');
      if (stats.isSymbolicLink()) files[shown] = `-> ${readlinkSync(path)}`;
      else if (stats.isFile()) files[shown] = textOf(readFileSync(path));
      else if (stats.isDirectory() && name !== '.git') walk(path);
    }
  };
  walk(root);
  return files;
}

const textOf = (bytes: Buffer): string => bytes.toString(isUtf8(bytes) ? 'utf8' : 'latin1');

/** The files of `after` that are not in `before` as they are. A file that went away has no text. */
export function changesBetween(before: Files, after: Files): Readonly<Record<string, string | undefined>> {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return Object.fromEntries(
    [...paths].filter((path) => before[path] !== after[path]).map((path) => [path, after[path]]),
  );
}

/** The report of a run with `--format json`, checked against the published schema. */
export function reportOf({ out }: Outcome): Report {
  const report: Report = JSON.parse(out);
  expect(published.safeParse(report).error).toBeUndefined();
  return report;
}

/** A copy of a folder, gone when the test is over. */
export function copyOf(root: string): string {
  const copy = realpathSync(mkdtempSync(join(tmpdir(), 'copy-')));
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  return copy;
}

/** Applies a patch with git, as a user would. */
export async function applyPatch(root: string, patch: string, ...args: string[]): Promise<void> {
  if (patch === '') return;
  const { writeFileSync } = await import('node:fs');
  const folder = mkdtempSync(join(tmpdir(), 'patch-'));
  const file = join(folder, 'changes.patch');
  writeFileSync(file, patch);
  const outcome = await execute('git', ['apply', '--whitespace=nowarn', ...args, file], root);
  rmSync(folder, { recursive: true });
  expect(outcome).toEqual({ code: 0, out: '', err: '' });
}

export interface Migrated {
  readonly root: string;
  readonly code: number | null;
  readonly report: Report;
  /** All files after the run. */
  readonly after: Files;
  /** The files that the run changed or made. */
  readonly changed: Readonly<Record<string, string | undefined>>;
  readonly err: string;
}

/**
 * Migrates a project, and checks on the way what has to hold for every project: the diff of a dry run is accepted by
 * git and gives what a writing run writes, a dry run and `--check` write nothing, the report fits its schema, and a
 * second run changes nothing.
 */
export async function migrate(
  files: Readonly<Record<string, string | Buffer>> | string,
  ...args: readonly string[]
): Promise<Migrated> {
  const root = typeof files === 'string' ? files : project(files);
  const before = filesOf(root);
  const [dry, check] = await Promise.all([
    tool(root, ['--dry-run', ...args]),
    tool(root, ['--check', '--format', 'json', ...args]),
  ]);
  expect(filesOf(root)).toEqual(before);
  const patched = copyOf(root);
  await applyPatch(patched, dry.out);

  const run = await tool(root, ['--format', 'json', '--allow-dirty', ...args]);
  const report = reportOf(run);
  const after = filesOf(root);
  expect(filesOf(patched)).toEqual(after);
  expect(reportOf(check)).toEqual(report);
  expect(dry.code).toBe(run.code);
  const changed = changesBetween(before, after);
  expect(check.code).toBe(run.code === 0 ? Number(hasWork(report, changed)) : run.code);

  const second = await tool(root, ['--format', 'json', '--allow-dirty', ...args]);
  expect(changesBetween(after, filesOf(root))).toEqual({});
  expect(reportOf(second).summary.changed).toBe(0);
  expect(reportOf(second).manifests).toEqual([]);
  expect(second.code).toBe(run.code);
  return { root, code: run.code, report, after, changed, err: run.err };
}

function hasWork(report: Report, changed: object): boolean {
  const left = sitesOf(report).filter((site) => site.status === 'manual');
  const open = left.filter(({ findings }) => findings.some(({ accepted }) => accepted !== true));
  return Object.keys(changed).length > 0 || open.length > 0;
}

/** All call sites of a report. */
export function sitesOf(report: Report): readonly CallSiteReport[] {
  return report.files.flatMap((file) => file.callSites);
}

/** The report of one file. */
export function fileIn(report: Report, path: string): FileReport {
  const file = report.files.find((candidate) => candidate.path === path);
  if (!file) throw new Error(`${path} is not in the report, which has ${report.files.map((f) => f.path)}`);
  return file;
}

/** A file's call sites in a line each: `3 track migrated` or `5 alias manual alias-has-no-counterpart`. */
export function lines(report: Report, path: string): string[] {
  return fileIn(report, path).callSites.map(({ line, method, status, findings }) =>
    [line, method, status, ...findings.map(({ code }) => code)].join(' '),
  );
}

/** A manifest with Segment's browser package. */
export const manifest = (more: object = {}): string =>
  `${JSON.stringify({ name: 'shop', private: true, dependencies: { '@segment/analytics-next': '^1.84.3' }, ...more }, null, 2)}\n`;

/** A manifest that names no package. */
export const bareManifest = (more: object = {}): string =>
  `${JSON.stringify({ name: 'shop', private: true, ...more }, null, 2)}\n`;

/** A module that makes a client in place and sends one event. */
export const ownClient = (
  event = 'Opened',
): string => `import { AnalyticsBrowser } from '@segment/analytics-next';

const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
analytics.track('${event}');
`;

/** A module that makes and exports a client. */
export const exportedClient = `import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });
`;
