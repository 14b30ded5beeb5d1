/** What became of one Segment call site. `possible`: listed, untouched, until a flag settles whether it is Segment. */
export type Status = 'migrated' | 'review' | 'manual' | 'possible';

/** `note` speaks of the run and asks nothing of anybody; the others are the status that the finding gives its call site. */
export type Severity = 'note' | 'review' | 'manual' | 'possible';

/** One thing to say about a call site. `code` is stable: `explain`, markers, docs and SARIF rules hang on it. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly fix?: string;
  /** True where a comment in the code accepts this finding; `--check` then lets it pass. */
  readonly accepted?: boolean;
}

/** A call site as reported. Line and column are 1-based, of the input; they are those of the method's name. */
export interface CallSiteReport {
  readonly line: number;
  readonly column: number;
  readonly method: string;
  readonly transform: string;
  readonly status: Status;
  readonly findings: readonly Finding[];
}

export interface FileReport {
  /** Relative to the working folder, with `/`. */
  readonly path: string;
  readonly changed: boolean;
  /** Why a file that holds Segment was passed over; null when it was not. */
  readonly skipped: string | null;
  /** Why the file could not be read, parsed or written; null when it could. Any error makes the exit code 2. */
  readonly error: string | null;
  readonly callSites: readonly CallSiteReport[];
}

export interface ManifestReport {
  readonly path: string;
  /** Package name to version range. */
  readonly added: Readonly<Record<string, string>>;
  readonly removed: Readonly<Record<string, string>>;
}

export interface Summary {
  readonly files: number;
  readonly candidates: number;
  readonly changed: number;
  readonly migrated: number;
  readonly review: number;
  readonly manual: number;
  readonly possible: number;
  readonly errors: number;
}

/** The published report. `version` is raised on a breaking change of its shape. */
export interface Report {
  readonly version: 1;
  readonly tool: string;
  readonly summary: Summary;
  readonly files: readonly FileReport[];
  readonly manifests: readonly ManifestReport[];
  readonly nextSteps: readonly string[];
}

/** One file that a run writes, or would write: sources, manifests, `.env` files and the helper alike. */
export interface FileChange {
  /** Absolute. */
  readonly path: string;
  /** Null for a file that does not exist yet. */
  readonly before: string | null;
  readonly after: string;
}

/** What a run hands to a reporter. */
export interface RunResult {
  readonly report: Report;
  readonly changes: readonly FileChange[];
  /** Run-level notes, such as "an event name is not a literal"; printed once. */
  readonly notes: readonly Finding[];
}
