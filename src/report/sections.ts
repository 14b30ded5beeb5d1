import { skipReasons } from '../workspace/skip.js';
import { isAccepted } from './accepted.js';
import { columns, oneLine } from './columns.js';
import { type Paint, type Palette, paletteFor } from './palette.js';
import type { CallSiteReport, FileReport, Finding, RunResult } from './report.js';
import type { ReportContext } from './reporter.js';

/** One part of the text: a title and its lines; without lines it is left out. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
}

/** Turns parts into text, parted by blank lines. */
export function joinSections(sections: readonly Section[], palette: Palette): string {
  return sections
    .filter((section) => section.lines.length > 0)
    .map(({ title, lines }) => [palette.title(title), ...lines.map((line) => `  ${line}`)].join('\n'))
    .join('\n\n');
}

type Group = 'review' | 'manual' | 'possible' | 'accepted' | 'unselected' | 'tests';

const groups: readonly { readonly name: Group; readonly title: string; readonly paint: keyof Palette }[] = [
  { name: 'review', title: 'Review: migrated, with one thing to confirm', paint: 'warn' },
  { name: 'manual', title: 'Manual: left as they were', paint: 'bad' },
  { name: 'possible', title: 'Possible: untouched until you say whether they are Segment', paint: 'warn' },
  { name: 'unselected', title: 'Left by --transform', paint: 'dim' },
  { name: 'tests', title: 'Left by --tests report', paint: 'dim' },
  { name: 'accepted', title: 'Accepted in the code: left as they were', paint: 'dim' },
];

/** The call sites that ask for a person, one line a finding. */
export function itemSections(result: RunResult, context: ReportContext): readonly Section[] {
  const palette = paletteFor(context.color);
  return groups.map(({ name, title, paint }) => {
    const sites = result.report.files.flatMap((file) => sitesOf(file, name));
    const rows = sites.flatMap(({ file, site }) => rowsOf(file, site));
    const silent = sites.length - new Set(sites.filter(({ site }) => asks(site))).size;
    return {
      title: `${title} (${sites.length})`,
      lines: [
        ...columns(rows, [palette.place, palette[paint]]),
        ...(silent > 0 && rows.length > 0
          ? [`and ${silent} more in the same files, for the same reason`]
          : []),
      ],
    };
  });
}

function sitesOf(file: FileReport, group: Group) {
  return file.callSites.filter((site) => groupOf(site) === group).map((site) => ({ file, site }));
}

function rowsOf(file: FileReport, site: CallSiteReport): readonly (readonly string[])[] {
  const place = `${file.path}:${site.line}:${site.column}`;
  const asking = site.findings.filter((finding) => finding.severity !== 'note');
  return asking.map((finding) => [place, finding.code, advice(finding)]);
}

const asks = (site: CallSiteReport): boolean => site.findings.some((finding) => finding.severity !== 'note');

/** How many calls wait for a word on whether they are Segment's. */
export function undecided(result: RunResult): number {
  const sites = result.report.files.flatMap((file) => file.callSites);
  return sites.filter((site) => groupOf(site) === 'possible').length;
}

function groupOf(site: CallSiteReport): Group | null {
  if (isAccepted(site)) return 'accepted';
  if (site.findings.some((finding) => finding.code === 'transform-not-selected')) return 'unselected';
  if (site.findings.some((finding) => finding.code === 'test-left')) return 'tests';
  return site.status === 'migrated' ? null : site.status;
}

/** What is the matter, then what to do. */
function advice(finding: Finding): string {
  const message = finding.message.trim();
  if (finding.fix === undefined || finding.fix === message) return message;
  return `${message}${/[.!?]$/u.test(message) ? '' : ':'} ${finding.fix}`;
}

/** Files that could not be read, parsed or written. */
export function errorSection(result: RunResult, context: ReportContext): Section {
  const rows = rowsWith(result, (file) => file.error);
  return fileSection('Errors', rows.length, rows, context, 'bad');
}

/** Files that hold Segment and were passed over; tests that a flag leaves out are counted in one line. */
export function skippedSection(result: RunResult, context: ReportContext): Section {
  const rows = rowsWith(result, (file) => file.skipped);
  const others = rows.filter(([, reason]) => reason !== skipReasons.test);
  const tests = rows.length - others.length;
  const all = tests > 0 ? [...others, [plural(tests, 'test'), skipReasons.test]] : others;
  return fileSection('Skipped', rows.length, all, context, 'dim');
}

function rowsWith(result: RunResult, reasonOf: (file: FileReport) => string | null): string[][] {
  return result.report.files.flatMap((file) => {
    const reason = reasonOf(file);
    return reason === null ? [] : [[file.path, reason]];
  });
}

function fileSection(
  title: string,
  count: number,
  rows: readonly (readonly string[])[],
  context: ReportContext,
  paint: keyof Palette,
): Section {
  const palette = paletteFor(context.color);
  return { title: `${title} (${count})`, lines: columns(rows, [palette.place, palette[paint]]) };
}

/** What the run as a whole has to say. */
export function noteSection(result: RunResult, context: ReportContext): Section {
  const palette = paletteFor(context.color);
  const rows = result.notes.map((note) => [note.code, advice(note)]);
  return { title: 'Notes', lines: columns(rows, [palette.dim]) };
}

/** The last line: the counts. */
export function summaryLine(result: RunResult, context: ReportContext): string {
  const { summary } = result.report;
  if (
    summary.migrated +
      summary.review +
      summary.manual +
      summary.possible +
      summary.errors +
      summary.changed ===
    0
  ) {
    return changedNothing(result);
  }
  const palette = paletteFor(context.color);
  const counts: readonly (readonly [count: number, label: string, paint: Paint])[] = [
    [summary.migrated, 'migrated', palette.good],
    [summary.review, 'to review', palette.warn],
    [summary.manual, 'manual', palette.bad],
    [summary.possible, 'possible', palette.warn],
    [summary.errors, summary.errors === 1 ? 'error' : 'errors', palette.bad],
  ];
  const shown = counts
    .filter(([count]) => count > 0)
    .map(([count, label, paint]) => paint(`${count} ${label}`));
  const files = plural(summary.changed, 'file');
  return [`${files} ${context.dryRun ? 'would change' : 'changed'}`, ...shown].join(', ');
}

function changedNothing(result: RunResult): string {
  const { files } = result.report.summary;
  return files === 0 ? 'No file to look at.' : `No Segment call in ${plural(files, 'file')}.`;
}

/** "1 file", "2 files". */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Numbered, so that a reader can say which one is meant. */
export function nextStepSection(result: RunResult): Section {
  return {
    title: 'Next steps',
    lines: result.report.nextSteps.map((step, index) => `${index + 1}. ${oneLine(step)}`),
  };
}
