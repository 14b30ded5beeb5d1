import type { ModuleSummary } from '../javascript/clients/summary.js';
import { applyEdits, type Edit } from '../javascript/edit.js';
import type { ModuleOutcome } from '../javascript/module-outcome.js';
import type { Site } from '../javascript/sites/site.js';

/**
 * What came of a file whose parts were migrated one by one, all edits in one text.
 * @param more edits that one part needs because of another
 */
export function joined(
  text: string,
  outcomes: readonly ModuleOutcome[],
  unread: readonly Site[],
  more: readonly Edit[] = [],
): ModuleOutcome {
  const edits = [...outcomes.flatMap((outcome) => outcome.edits), ...more];
  const sites = [...outcomes.flatMap((outcome) => outcome.sites), ...unread];
  return {
    summary: joinedSummary(outcomes.map((outcome) => outcome.summary)),
    sites: sites.sort((a, b) => a.at - b.at),
    edits,
    output: edits.length > 0 ? applyEdits(text, edits) : null,
    helpers: outcomes.flatMap((outcome) => outcome.helpers),
    speaks: [...new Set(outcomes.flatMap((outcome) => outcome.speaks))],
    variables: outcomes.flatMap((outcome) => outcome.variables),
    pageHelpers: [...new Set(outcomes.flatMap((outcome) => outcome.pageHelpers))],
    bringsHelpers: outcomes.some((outcome) => outcome.bringsHelpers),
    needsSegment: outcomes.flatMap((outcome) => outcome.needsSegment),
    standsBeside: outcomes.every((outcome) => outcome.needsSegment.length === 0 || outcome.standsBeside),
    leaves: outcomes.map((outcome) => outcome.leaves).find((leaves) => leaves !== null) ?? null,
    loose: outcomes.flatMap((outcome) => outcome.loose),
    global: {
      stays: outcomes.some((outcome) => outcome.global.stays),
      loads: outcomes.some((outcome) => outcome.global.loads),
      names: outcomes.flatMap((outcome) => outcome.global.names),
    },
    starts: outcomes.map((outcome) => outcome.starts).find((starts) => starts !== null) ?? null,
    writeKey: only(outcomes.flatMap(({ writeKey }) => writeKey ?? [])),
    keyIds: [...new Set(outcomes.flatMap(({ keyIds }) => keyIds))],
  };
}

/** The one of a list that has no other. */
const only = <Item>(items: readonly Item[]): Item | null => (items.length === 1 ? (items[0] ?? null) : null);

function joinedSummary(summaries: readonly ModuleSummary[]): ModuleSummary {
  return {
    imports: summaries.flatMap((summary) => summary.imports),
    reExports: summaries.flatMap((summary) => summary.reExports),
    loads: summaries.flatMap((summary) => summary.loads),
    exports: summaries.flatMap((summary) => summary.exports),
    carries: summaries.flatMap((summary) => summary.carries),
    takes: summaries.flatMap((summary) => summary.takes),
    feeds: summaries.flatMap((summary) => summary.feeds),
    shares: summaries.some((summary) => summary.shares),
    holdsPlugInsAlone: false,
    makes: summaries.some((summary) => summary.makes),
    isHeld: summaries.some((summary) => summary.isHeld),
    isTyped: summaries.some((summary) => summary.isTyped),
    setsGlobal: summaries.some((summary) => summary.setsGlobal),
    usesGlobal: summaries.some((summary) => summary.usesGlobal),
    provides: summaries.some((summary) => summary.provides),
    hooks: summaries.some((summary) => summary.hooks),
    lostAt: summaries.map((summary) => summary.lostAt).find((line) => line !== null) ?? null,
    lostAs: summaries.flatMap((summary) => summary.lostAs),
    globalLostAt: summaries.map((summary) => summary.globalLostAt).find((line) => line !== null) ?? null,
    changesForm: summaries.some((summary) => summary.changesForm),
    isLeftBeside: summaries.some((summary) => summary.isLeftBeside),
    exportsAtDeclaration: summaries.every((summary) => summary.exportsAtDeclaration),
  };
}
