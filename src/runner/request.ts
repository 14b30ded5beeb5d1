import type { Options } from '../config/options.js';

/** What one invocation asks for. */
export interface RunRequest {
  /** The folder that reported paths are relative to. Absolute. */
  readonly cwd: string;
  /** Files, folders or globs as the user gave them. */
  readonly paths: readonly string[];
  /** False under `--dry-run` and `--check`: everything runs, the last write does not. */
  readonly write: boolean;
  /** Names of the transforms to run, already checked; null for all. */
  readonly transforms: readonly string[] | null;
  readonly options: Options;
  /** The user named the global, so that whose it is needs no evidence. */
  readonly globalSettled?: boolean;
  /** Upper bound of threads that may work on files; null lets the runner decide. */
  readonly jobs: number | null;
  /** Called as files are finished, for a progress line. */
  readonly onProgress?: (done: number, total: number) => void;
}
