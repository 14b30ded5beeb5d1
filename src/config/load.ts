import { basename, relative, sep } from 'node:path';
import { UserError } from '../errors.js';
import { configName, findConfig } from './find.js';
import { defaultOptions, type Options } from './options.js';

/** What the command line says about options; only flags that were given are present. */
export type FlagOptions = Partial<
  Pick<Options, 'global' | 'client' | 'apiKey' | 'tests' | 'markers' | 'ignore'>
>;

export interface OptionsRequest {
  readonly cwd: string;
  /** Absolute path of `--config`; null to look for one. */
  readonly configFile: string | null;
  readonly flags: FlagOptions;
}

/**
 * The options of a run: flag beats config beats default.
 * @throws {UserError} when the config cannot be read or is wrong: one line a problem
 */
export async function loadOptions(request: OptionsRequest): Promise<Options> {
  const file = request.configFile ?? findConfig(request.cwd);
  const base = file === null ? defaultOptions : await readOptions(file, labelOf(file, request.cwd));
  return withFlags(base, request.flags);
}

/** Globs to ignore add up: a flag must not bring back what the config keeps out. */
function withFlags(base: Options, flags: FlagOptions): Options {
  return { ...base, ...flags, ignore: [...base.ignore, ...(flags.ignore ?? [])] };
}

async function readOptions(file: string, label: string): Promise<Options> {
  const { readConfig } = await import('./read.js');
  const [{ configSchema }, { overProfile }] = await Promise.all([
    import('./schema.js'),
    import('./profiles.js'),
  ]);
  const parsed = configSchema.safeParse(overProfile(await readConfig(file, label)), { reportInput: true });
  if (!parsed.success) {
    const { describeIssues } = await import('./problems.js');
    const problems = await describeIssues(parsed.error.issues);
    throw new UserError(problems.map((problem) => `${label}: ${problem}`).join('\n'));
  }
  const { $schema: _, ...options } = parsed.data;
  return options;
}

function labelOf(file: string, cwd: string): string {
  const path = relative(cwd, file).split(sep).join('/');
  return basename(file) === 'package.json' ? `${path} (${configName})` : path;
}
