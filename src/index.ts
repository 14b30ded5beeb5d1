import { completed, type PartialOptions } from './config/profiles.js';
import type { Report } from './report/report.js';

export type { GroupPattern, Options } from './config/options.js';
export type { PartialOptions } from './config/profiles.js';
export { UserError } from './errors.js';
export type {
  CallSiteReport,
  FileReport,
  Finding,
  ManifestReport,
  Report,
  Severity,
  Status,
  Summary,
} from './report/report.js';
export type { Transform } from './transform.js';

/** What `migrate` is asked to do. */
export interface MigrateOptions {
  /** Files, folders or globs. */
  readonly paths: readonly string[];
  /** The folder that paths are relative to; the working folder by default. */
  readonly cwd?: string;
  /** Works everything out and writes nothing. */
  readonly dryRun?: boolean;
  /** Names of the transforms to run; all by default. */
  readonly transforms?: readonly string[];
  /** What a config file could hold; no config file is read. */
  readonly options?: PartialOptions;
  readonly jobs?: number;
}

/**
 * Migrates files as the command does, without asking git and without printing.
 * @throws {UserError} when a path does not exist, a glob matches nothing or a transform is unknown
 */
export async function migrate(request: MigrateOptions): Promise<Report> {
  const [{ run }, { transforms }, { UserError }] = await Promise.all([
    import('./runner/run.js'),
    import('../transforms/index.js'),
    import('./errors.js'),
  ]);
  const names = transforms.map(({ name }) => name);
  const unknown = request.transforms?.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new UserError(`unknown transform "${unknown}"; there are ${names.join(', ')}`);
  const { report } = await run({
    cwd: request.cwd ?? process.cwd(),
    paths: request.paths,
    write: request.dryRun !== true,
    transforms: request.transforms ?? null,
    options: completed(request.options ?? {}),
    jobs: request.jobs ?? null,
  });
  return report;
}
