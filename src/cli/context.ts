import type { ConfigKey } from '../config/keys.js';
import { UserError } from '../errors.js';
import type { RunResult } from '../report/report.js';
import type { RunRequest } from '../runner/request.js';
import {
  type FindingKinds,
  loadConfigKeys,
  loadFindings,
  loadTransforms,
  type TransformMeta,
} from './catalogue.js';

/** Where a command writes. */
export interface Stream {
  readonly isTTY?: boolean | undefined;
  write(text: string, done?: (error?: Error | null) => void): boolean;
}

/** Everything of the outer world that a command touches; tests hand in their own. */
export interface CliContext {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Stream;
  readonly stderr: Stream;
  readonly run: (request: RunRequest) => Promise<RunResult>;
  readonly transforms: () => Promise<readonly TransformMeta[]>;
  readonly findings: () => Promise<FindingKinds>;
  readonly configKeys: () => Promise<readonly ConfigKey[]>;
  /** Files with uncommitted changes; null without git or outside of a work tree. */
  readonly uncommittedChanges: (paths: readonly string[]) => Promise<readonly string[] | null>;
}

/**
 * The real world. Every part is loaded by the command that first needs it.
 * @throws {UserError} when the working folder is gone
 */
export function processContext(): CliContext {
  return {
    cwd: workingFolder(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    run: async (request) => (await import('../runner/run.js')).run(request),
    transforms: loadTransforms,
    findings: loadFindings,
    configKeys: loadConfigKeys,
    uncommittedChanges: async (paths) => (await import('../workspace/git.js')).uncommittedChanges(paths),
  };
}

function workingFolder(): string {
  try {
    return process.cwd();
  } catch {
    throw new UserError('the working folder no longer exists; change to another');
  }
}
