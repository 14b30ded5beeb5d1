import { isAccepted } from '../report/accepted.js';
import type { CallSiteReport, RunResult } from '../report/report.js';
import { DONE, type ExitCode, FAILED, WORK_FOUND } from './exit-codes.js';

/** The exit code of a run: an error beats work that was found. */
export function verdict(result: RunResult, check: boolean): ExitCode {
  if (hasErrors(result)) return FAILED;
  return check && hasWork(result) ? WORK_FOUND : DONE;
}

function hasErrors({ report }: RunResult): boolean {
  return report.summary.errors > 0 || report.files.some((file) => file.error !== null);
}

/** Migrated and review sites show as a change of their file; `possible` asks for nothing here. */
function hasWork({ report, changes }: RunResult): boolean {
  return (
    changes.length > 0 ||
    report.files.some((file) => file.changed || file.callSites.some((site) => needsPerson(site)))
  );
}

function needsPerson(site: CallSiteReport): boolean {
  return site.status === 'manual' && !isAccepted(site);
}
