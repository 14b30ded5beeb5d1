import type { Finding } from '../../report/report.js';
import type { Edit } from '../edit.js';

/** One call site after it was worked on. */
export interface Site {
  /** Offset of the method's name in the input. */
  readonly at: number;
  readonly method: string;
  readonly transform: string;
  readonly status: 'migrated' | 'review' | 'manual' | 'possible';
  readonly findings: readonly Finding[];
  readonly edits: readonly Edit[];
}

/** The status that findings give a call site: the gravest wins, notes weigh nothing. */
export function statusOf(findings: readonly Finding[]): Site['status'] {
  for (const severity of ['manual', 'possible', 'review'] as const) {
    if (findings.some((finding) => finding.severity === severity)) return severity;
  }
  return 'migrated';
}
