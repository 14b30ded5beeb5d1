import type { CallSiteReport } from './report.js';

/** True for a manual call site that a comment in the code declares to be meant so. */
export function isAccepted(site: CallSiteReport): boolean {
  const asking = site.findings.filter((finding) => finding.severity === 'manual');
  return (
    site.status === 'manual' && asking.length > 0 && asking.every((finding) => finding.accepted === true)
  );
}
