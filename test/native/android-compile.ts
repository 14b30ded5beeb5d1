import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

/** A Kotlin or Java file, under a name that messages of the compiler are found by. */
export interface Unit {
  readonly name: string;
  readonly language: 'kotlin' | 'java';
  readonly text: string;
}

const run = promisify(execFile);
const stubs = resolve('test/native/stubs/android');
const kotlinLibraries = resolve('node_modules/kotlin-compiler/lib');
const kotlinRuntime = join(kotlinLibraries, 'kotlin-stdlib.jar');

/** True where a Java compiler is installed; the Kotlin compiler of npm needs its runtime. */
export async function hasJdk(): Promise<boolean> {
  return run('javac', ['-version']).then(
    () => true,
    () => false,
  );
}

/**
 * Compiles units against the stubs of both SDKs, each in a package of its own: all of Kotlin in one run, then all of Java.
 * @returns what the compilers have against them, by the name of the unit
 */
export async function compile(units: readonly Unit[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'android-'));
  try {
    const [made, sources] = [join(folder, 'classes'), join(folder, 'src')];
    mkdirSync(made);
    await javac(made, filesIn(join(stubs, 'java')), made);
    const files = units.map((unit, index) => ({ unit, path: write(sources, unit, index) }));
    const named = (text: string) =>
      files.reduce((said, { unit, path }) => said.replaceAll(`${dirname(path)}/`, `${unit.name}/`), text);
    const kotlin = await kotlinc(made, [
      ...filesIn(join(stubs, 'kotlin')),
      ...filesIn(sources).filter((path) => path.endsWith('.kt')),
    ]);
    const java = await javac(
      made,
      filesIn(sources).filter((path) => path.endsWith('.java')),
      made,
    );
    return named(`${kotlin}\n${java}`)
      .split('\n')
      .filter((line) => /\berror:/.test(line));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Writes a unit into a package of its own, with the instance that the project's set-up would make. */
function write(sources: string, { language, text }: Unit, index: number): string {
  const name = `unit${index}`;
  const moved = text.replace(/^package [\w.]+/m, `package ${name}`);
  const folder = join(sources, name);
  mkdirSync(folder, { recursive: true });
  if (language === 'java') {
    const file = join(folder, `${/public (?:final )?class (\w+)/.exec(text)?.[1] ?? 'Unit'}.java`);
    writeFileSync(file, withField(moved));
    return file;
  }
  const file = join(folder, 'Unit.kt');
  writeFileSync(file, moved);
  if (!/\b(val|var) amplitude\b/.test(text))
    writeFileSync(
      join(folder, 'Instance.kt'),
      `package ${name}\n\nlateinit var amplitude: com.amplitude.android.Amplitude\n`,
    );
  return file;
}

/** A static field in each class of the file. */
function withField(text: string): string {
  if (/\bAmplitude amplitude;/.test(text)) return text;
  return text.replace(
    /^(?:public |final |abstract )*class \w+[^{]*\{/gm,
    (head) => `${head} static com.amplitude.android.Amplitude amplitude = null; `,
  );
}

async function javac(out: string, files: readonly string[], classes: string): Promise<string> {
  if (files.length === 0) return '';
  return said('javac', [
    '-Xlint:-options',
    '-Xmaxerrs',
    '1000',
    '-nowarn',
    '-d',
    out,
    '-cp',
    `${classes}:${kotlinRuntime}`,
    ...files,
  ]);
}

async function kotlinc(out: string, files: readonly string[]): Promise<string> {
  const compiler = [
    'kotlin-compiler',
    'kotlin-stdlib',
    'kotlin-script-runtime',
    'kotlin-reflect',
    'kotlinx-coroutines-core-jvm',
    'annotations-13.0',
  ].map((name) => join(kotlinLibraries, `${name}.jar`));
  return said('java', [
    ...['-Xmx1g', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-cp', compiler.join(':')],
    ...['org.jetbrains.kotlin.cli.jvm.K2JVMCompiler', '-no-stdlib', '-no-reflect', '-nowarn', '-d', out],
    ...['-cp', `${out}:${kotlinRuntime}`, ...files],
  ]);
}

/** What a compiler says, whether or not it ends well. */
async function said(command: string, args: readonly string[]): Promise<string> {
  const ended = await run(command, args, { maxBuffer: 64 * 1024 * 1024 }).catch(
    (error: { stdout?: string; stderr?: string }) => error,
  );
  return `${ended.stdout ?? ''}\n${ended.stderr ?? ''}`;
}
