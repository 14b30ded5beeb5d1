/** Done, and no file in error; manual items do not change that in a writing run. */
export const DONE = 0;

/** Only under `--check`: something would change or needs a person. */
export const WORK_FOUND = 1;

/** A file could not be read or parsed, or a path, flag or config is wrong. */
export const FAILED = 2;

/** What a shell reports for a command that Ctrl-C ended. */
export const INTERRUPTED = 130;

export type ExitCode = typeof DONE | typeof WORK_FOUND | typeof FAILED;
