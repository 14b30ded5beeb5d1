import { columns } from './columns.js';
import { type Palette, paletteFor } from './palette.js';
import type { Report, RunResult } from './report.js';
import type { ReportContext, Reporter } from './reporter.js';
import {
  errorSection,
  itemSections,
  joinSections,
  nextStepSection,
  noteSection,
  plural,
  type Section,
  skippedSection,
  summaryLine,
  undecided,
} from './sections.js';
import { isMoved } from './status.js';

/** The report for a terminal: what was done, what is left to a person, what to do next. */
export const text: Reporter = (result, context) => {
  const palette = paletteFor(context.color);
  const sections: readonly Section[] = [
    migratedSection(result.report, context, palette),
    ...itemSections(result, context),
    packageSection(result.report, palette),
    skippedSection(result, context),
    errorSection(result, context),
    noteSection(result, context),
    nextStepSection(result),
  ];
  const parts = [onlyPossible(result), joinSections(sections, palette), summaryLine(result, context)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
};

/** Said first: otherwise a run that found only look-alikes reads as if all were done. */
function onlyPossible(result: RunResult): string {
  const { summary } = result.report;
  const count = undecided(result);
  if (count === 0 || summary.migrated + summary.review + summary.manual > 0) return '';
  return `Nothing was migrated: the ${plural(count, 'call')} below may or may not be Segment. Say so with --global <name>.`;
}

function migratedSection(report: Report, context: ReportContext, palette: Palette): Section {
  const sites = report.files.flatMap((file) => file.callSites).filter(isMoved);
  const counts = new Map<string, number>();
  for (const site of sites) counts.set(site.method, (counts.get(site.method) ?? 0) + 1);
  const rows = [...counts].sort(byCountThenName).map(([method, count]) => [method, String(count)]);
  const title = `${context.dryRun ? 'Would migrate' : 'Migrated'} ${plural(sites.length, 'call site')}`;
  return { title, lines: columns(rows, [palette.good]) };
}

function byCountThenName(a: readonly [string, number], b: readonly [string, number]): number {
  return b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
}

function packageSection(report: Report, palette: Palette): Section {
  const rows = report.manifests.flatMap(({ path, added, removed }) => [
    ...sorted(added).map(([name, range]) => [path, `+ ${name} ${range}`]),
    ...sorted(removed).map(([name, range]) => [path, `- ${name} ${range}`]),
  ]);
  return { title: 'Packages', lines: columns(rows, [palette.place]) };
}

function sorted(record: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
