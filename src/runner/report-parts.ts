import { relative, sep } from 'node:path';
import type { FileReport, Status, Summary } from '../report/report.js';

/** A path as reports show it: relative to the working folder, with `/`. */
export function relativePath(cwd: string, path: string): string {
  return relative(cwd, path).split(sep).join('/');
}

/** Counts what stands in the files of a report. */
export function summarise(files: number, candidates: number, reports: readonly FileReport[]): Summary {
  const sites = reports.flatMap((file) => file.callSites);
  const count = (status: Status) => sites.filter((site) => site.status === status).length;
  return {
    files,
    candidates,
    changed: reports.filter((file) => file.changed).length,
    migrated: count('migrated'),
    review: count('review'),
    manual: count('manual'),
    possible: count('possible'),
    errors: reports.filter((file) => file.error !== null).length,
  };
}
