import type { RunResult } from './report.js';

/** What a reporter must know beside the result. */
export interface ReportContext {
  readonly color: boolean;
  /** True when nothing was written: the talk is then of what would happen. */
  readonly dryRun: boolean;
  /** Absolute; paths in a diff are relative to it. */
  readonly cwd: string;
}

/** Turns a result into text. Deterministic; touches nothing. */
export type Reporter = (result: RunResult, context: ReportContext) => string;
