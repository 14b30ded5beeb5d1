import { resolve } from 'node:path';
import { loadOptions } from '../config/load.js';
import { UserError } from '../errors.js';
import type { RunResult } from '../report/report.js';
import { formatOf } from '../report/reporters.js';
import type { RunRequest } from '../runner/request.js';
import { wantsColor } from './color.js';
import type { CliContext, Stream } from './context.js';
import type { ExitCode } from './exit-codes.js';
import { requireCleanTree } from './git-guard.js';
import { formatNameOf, type MigrateFlags, optionsOf } from './migrate-flags.js';
import { unknownName } from './names.js';
import { deliver, type Target, targetOf } from './output.js';
import { diffHint } from './patch-hint.js';
import { progressOn } from './progress.js';
import { verdict } from './verdict.js';
import { write } from './write.js';

/** Runs `migrate`. Everything that can be refused is refused before the run starts. */
export async function migrate(
  paths: readonly string[],
  flags: MigrateFlags,
  context: CliContext,
): Promise<ExitCode> {
  const target = targetOf(flags.output, context);
  const request = await requestOf(paths, flags, context);
  if (request.write && !flags.allowDirty) await requireCleanTree(request.paths, context);
  const result = await runWithProgress(request, context);
  await report(result, flags, target, context);
  return verdict(result, flags.check === true);
}

async function requestOf(
  paths: readonly string[],
  flags: MigrateFlags,
  context: CliContext,
): Promise<RunRequest> {
  // An empty variable in a script would otherwise mean the whole working folder.
  if (paths.includes('')) throw new UserError('a path is empty; name a file, a folder or a glob');
  const { cwd } = context;
  return {
    cwd,
    paths: paths.length === 0 ? ['.'] : paths,
    write: !(flags.dryRun || flags.check),
    transforms: await transformNames(flags.transform, context),
    options: await loadOptions({
      cwd,
      configFile: flags.config === undefined ? null : resolve(cwd, flags.config),
      flags: optionsOf(flags),
    }),
    globalSettled: flags.global !== undefined,
    jobs: flags.jobs ?? null,
  };
}

async function transformNames(
  names: readonly string[] | undefined,
  context: CliContext,
): Promise<readonly string[] | null> {
  if (names === undefined) return null;
  const known = (await context.transforms()).map((transform) => transform.name);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw await unknownName('transform', unknown, known, '"segment-to-amplitude list" names them');
  }
  return names;
}

async function runWithProgress(request: RunRequest, context: CliContext): Promise<RunResult> {
  const { onProgress, end } = progressOn(context.stderr);
  try {
    return await context.run({ ...request, onProgress });
  } finally {
    end();
  }
}

async function report(
  result: RunResult,
  flags: MigrateFlags,
  target: Target,
  context: CliContext,
): Promise<void> {
  const name = formatNameOf(flags);
  const { load, aside } = formatOf(name);
  const shared = { cwd: context.cwd, dryRun: Boolean(flags.dryRun || flags.check) };
  const colored = (stream: Stream) => ({ ...shared, color: wantsColor(stream, context.env) });
  const reporter = await load();
  await deliver(
    target,
    reporter(result, 'stream' in target ? colored(target.stream) : { ...shared, color: false }),
  );
  if (aside !== undefined) await write(context.stderr, (await aside())(result, colored(context.stderr)));
  if (name === 'diff') await write(context.stderr, diffHint(result, context.cwd));
}
