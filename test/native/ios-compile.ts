import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** An Objective-C file, under a name that messages of the compiler are found by. */
export interface ObjcUnit {
  readonly name: string;
  readonly text: string;
  readonly extension: string;
  /** The rest of the app speaks to Amplitude. */
  readonly isMigrated: boolean;
}

const run = promisify(execFile);
const stubs = resolve('test/native/stubs/ios');

/** A nil where none may be, an object of another class, and a declaration that a `case` cannot have count as errors. */
const warnings = [
  '-Wno-everything',
  ...['nonnull', 'incompatible-pointer-types', 'objc-method-access', 'int-conversion'].map(
    (name) => `-Werror=${name}`,
  ),
];

const options = [
  ...['-fsyntax-only', '-target', 'x86_64-apple-macosx10.15', '-nostdinc', '-fobjc-arc', '-fblocks'],
  ...['-fmodules', '-fcxx-modules', '-ferror-limit=0', ...warnings, `-I${stubs}`],
  ...['-include', join(stubs, 'app/App.h')],
];

/** True where clang is installed. */
export async function hasClang(): Promise<boolean> {
  return run('clang', ['--version']).then(
    () => true,
    () => false,
  );
}

/**
 * Compiles units, each by itself, against stubs of Foundation, Segment's SDK and both of Amplitude's.
 * @returns what clang has against them, by the name of the unit
 */
export async function compileObjc(units: readonly ObjcUnit[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'ios-'));
  try {
    const before = units.filter(({ isMigrated }) => !isMigrated);
    const after = units.filter(({ isMigrated }) => isMigrated);
    const said = [await clang(folder, before, []), await clang(folder, after, ['-DMIGRATED'])];
    return said
      .join('\n')
      .replaceAll(`${folder}/`, '')
      .split('\n')
      .filter((line) => /\berror:/.test(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function clang(folder: string, units: readonly ObjcUnit[], flags: readonly string[]): Promise<string> {
  if (units.length === 0) return '';
  const files = units.map((unit) => write(folder, unit));
  const args = [...options, ...flags, `-fmodules-cache-path=${join(folder, 'modules')}`, ...files];
  const ended = await run('clang', args, { maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: { stdout?: string; stderr?: string }) => error,
  );
  return `${ended.stdout ?? ''}\n${ended.stderr ?? ''}`;
}

/** Writes a unit into a folder of its own, with the headers of the app that it includes. A header is compiled as a source. */
function write(folder: string, { name, text, extension }: ObjcUnit): string {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  for (const [, header = ''] of text.matchAll(/^#import "(\w+\.h)"/gm)) {
    const brings = text.includes('SEGAnalytics') ? '#import <Segment/SEGAnalytics.h>\n' : '';
    writeFileSync(join(own, header), header === 'Shop.h' ? brings : '');
  }
  const file = join(own, `unit.${extension === 'h' ? 'm' : extension}`);
  writeFileSync(file, text);
  return file;
}
