import type { CallSiteReport, FileReport, Finding, RunResult, Status } from '../../src/report/report.js';

/** A call site in a status, with the findings that gave it that status. */
export function site(
  status: Status,
  line: number,
  method = 'track',
  findings: Finding[] = [],
): CallSiteReport {
  return { line, column: 1, method, transform: method, status, findings };
}

/** A file with call sites. */
export function file(path: string, callSites: CallSiteReport[], more: Partial<FileReport> = {}): FileReport {
  return { path, changed: false, skipped: null, error: null, callSites, ...more };
}

/** A result whose summary is counted from its files. */
export function resultOf(files: FileReport[], more: Partial<RunResult> = {}): RunResult {
  const sites = files.flatMap((each) => each.callSites);
  const count = (status: Status) => sites.filter((each) => each.status === status).length;
  return {
    report: {
      version: 1,
      tool: '0.1.0',
      summary: {
        files: files.length,
        candidates: files.length,
        changed: files.filter((each) => each.changed).length,
        migrated: count('migrated'),
        review: count('review'),
        manual: count('manual'),
        possible: count('possible'),
        errors: files.filter((each) => each.error !== null).length,
      },
      files,
      manifests: [],
      nextSteps: [],
    },
    changes: [],
    notes: [],
    ...more,
  };
}

export const groupUnknown: Finding = {
  code: 'group-type-unknown',
  severity: 'review',
  message: 'The group type is not known',
  fix: 'Set group.type in the config.',
};

export const alias: Finding = {
  code: 'alias-has-no-counterpart',
  severity: 'manual',
  message: 'Amplitude has no alias.',
};

export const maybeSegment: Finding = {
  code: 'global-not-segment',
  severity: 'possible',
  message: 'Another analytics is declared here.',
};

/** One of everything that a report can hold. */
export function fullResult(): RunResult {
  const base = resultOf([
    file(
      'src/a.ts',
      [
        site('migrated', 1),
        site('migrated', 2, 'identify'),
        site('migrated', 3),
        site('review', 10, 'group', [groupUnknown]),
      ],
      { changed: true },
    ),
    file('src/deep/b.ts', [
      site('manual', 120, 'alias', [alias]),
      site('manual', 130, 'alias', [{ ...alias, accepted: true }]),
    ]),
    file('src/c.ts', [site('possible', 4, 'track', [maybeSegment])]),
    file('src/d.min.js', [], { skipped: 'minified' }),
    file('src/e.ts', [], { error: 'Unexpected token (3:4)' }),
  ]);
  return {
    ...base,
    report: {
      ...base.report,
      manifests: [
        {
          path: 'package.json',
          added: { '@amplitude/analytics-browser': '^2.47.1' },
          removed: { '@segment/analytics-next': '^1.84.3' },
        },
      ],
      nextSteps: ['Run npm install.', 'Set AMPLITUDE_API_KEY.'],
    },
    notes: [{ code: 'event-name-unknown', severity: 'note', message: 'An event name is not a literal.' }],
  };
}
