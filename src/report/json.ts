import type { CallSiteReport, FileReport, Finding, ManifestReport, Report } from './report.js';
import type { Reporter } from './reporter.js';

/** The published report. Keys are written out one by one: their order is part of the contract. */
export const json: Reporter = ({ report }) => `${JSON.stringify(ordered(report), null, 2)}\n`;

function ordered(report: Report): Report {
  const { files, candidates, changed, migrated, review, manual, possible, errors } = report.summary;
  return {
    version: report.version,
    tool: report.tool,
    summary: { files, candidates, changed, migrated, review, manual, possible, errors },
    files: report.files.map(fileOf),
    manifests: report.manifests.map(manifestOf),
    nextSteps: [...report.nextSteps],
  };
}

function fileOf({ path, changed, skipped, error, callSites }: FileReport): FileReport {
  return { path, changed, skipped, error, callSites: callSites.map(callSiteOf) };
}

function callSiteOf({ line, column, method, transform, status, findings }: CallSiteReport): CallSiteReport {
  return { line, column, method, transform, status, findings: findings.map(findingOf) };
}

function findingOf({ code, severity, message, fix, accepted }: Finding): Finding {
  return {
    code,
    severity,
    message,
    ...(fix === undefined ? {} : { fix }),
    ...(accepted === undefined ? {} : { accepted }),
  };
}

function manifestOf({ path, added, removed }: ManifestReport): ManifestReport {
  return { path, added: byName(added), removed: byName(removed) };
}

function byName(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
