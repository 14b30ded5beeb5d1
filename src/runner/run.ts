import type { Options } from '../config/options.js';
import type { RunResult } from '../report/report.js';

/** What one invocation asks for. All paths are absolute. */
export interface RunRequest {
  /** The folder that reported paths are relative to. */
  readonly cwd: string;
  /** Files, folders or globs as the user gave them, resolved against `cwd` by the runner. */
  readonly paths: readonly string[];
  /** False under `--dry-run` and `--check`: everything runs, the last write does not. */
  readonly write: boolean;
  /** Names of the transforms to run, already checked; null for all. */
  readonly transforms: readonly string[] | null;
  readonly options: Options;
  /** Upper bound of threads that may work on files; null lets the runner decide. */
  readonly jobs: number | null;
  /** Called as files are finished, for a progress line. */
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Runs the whole way from paths to written files.
 * @throws {UserError} when a path does not exist or a glob matches nothing
 */
export async function run(request: RunRequest): Promise<RunResult> {
  throw new Error(`not built yet: ${request.cwd}`);
}
