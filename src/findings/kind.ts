import type { Severity } from '../report/report.js';

/** What a code stands for, wherever it is said. */
export interface FindingKind {
  readonly severity: Severity;
  readonly title: string;
  /** What a person does about it, in a line: markers and the text report end with it. */
  readonly todo: string;
  /** What `explain` says: why the tool stops here, and what a person does about it. */
  readonly explain: string;
}
