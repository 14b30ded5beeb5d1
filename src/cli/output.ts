import { type Stats, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { UserError } from '../errors.js';
import { describeSystemError } from '../workspace/system-error.js';
import type { CliContext, Stream } from './context.js';
import { write } from './write.js';

const streams: Readonly<Record<string, 'stdout' | 'stderr'>> = {
  '-': 'stdout',
  '/dev/stdout': 'stdout',
  '/dev/fd/1': 'stdout',
  '/proc/self/fd/1': 'stdout',
  '/dev/stderr': 'stderr',
  '/dev/fd/2': 'stderr',
  '/proc/self/fd/2': 'stderr',
};

/** Where the report goes: a stream of this process, or a file by its absolute path. */
export type Target = { readonly stream: Stream } | { readonly file: string };

/**
 * Settles where the report goes, before a run that could not deliver it.
 * @throws {UserError} when the file of `--output` can never be written
 */
export function targetOf(output: string | undefined, context: CliContext): Target {
  if (output === undefined) return { stream: context.stdout };
  const stream = streams[output];
  if (stream !== undefined) return { stream: context[stream] };
  const file = resolve(context.cwd, output);
  if (statOf(file)?.isDirectory()) throw new UserError(`--output ${output}: is a folder; name a file`);
  if (!statOf(dirname(file))?.isDirectory()) {
    throw new UserError(`--output ${output}: its folder does not exist; make it first`);
  }
  return { file };
}

/** Writes the report: a regular file whole or not at all, anything else straight through. */
export async function deliver(target: Target, text: string): Promise<void> {
  if ('stream' in target) return write(target.stream, text);
  const stats = statOf(target.file);
  try {
    if (stats === undefined || stats.isFile()) await writeWhole(target.file, text);
    else await writeFile(target.file, text, { flag: 'a' });
  } catch (error) {
    throw new UserError(`--output ${target.file}: ${describeSystemError(error)}`);
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const { default: writeFileAtomic } = await import('write-file-atomic');
  await writeFileAtomic(file, text);
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
