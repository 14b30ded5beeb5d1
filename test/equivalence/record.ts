import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleAppProgram } from './app/bundle.js';
import { bundleProgram, withSnippet } from './browser/bundle.js';
import { quietPlace } from './browser/page.js';
import { type BrowserKind, happyDom, runBrowser } from './browser/run.js';
import type { Collector } from './collector.js';
import { bundleNodeProgram, runNode } from './node/run.js';
import type { Pair } from './pair.js';
import { createProject, type Files, migrateProject, type Said } from './project.js';
import type { Sent } from './sent.js';
import type { SegmentMessage } from './wire.js';

/** What happened when a pair was run before and after its migration. */
export interface Recording extends Said {
  readonly pair: Pair;
  /** What had been sent with Segment before the cut-over. */
  readonly early: readonly SegmentMessage[];
  readonly before: Sent;
  readonly after: Sent;
  /** Devices that Segment had stored before the cut-over. */
  readonly stored: readonly string[];
  /** The files after the migration. */
  readonly output: Files;
}

/** Runs a program with Segment, migrates it with the tool, and runs what came of it with Amplitude. */
export function record<S>(
  pair: Pair,
  collector: Collector,
  kind: BrowserKind<S> | null = null,
): Promise<Recording> {
  if (pair.environment) return recordNode(pair, collector);
  return kind ? recordBrowser(pair, collector, kind) : recordBrowser(pair, collector, happyDom);
}

async function recordNode(pair: Pair, collector: Collector): Promise<Recording> {
  const { environment = 'node', interval = 20, visitsBefore = 0 } = pair;
  const project = createProject(pair.before, environment);
  const bundle = environment === 'app' ? bundleAppProgram : bundleNodeProgram;
  const storages = mkdtempSync(join(tmpdir(), 'equivalence-'));
  const [storage, copy] = [join(storages, 'storage'), join(storages, 'copy')];
  const sent = async (visit: number, file: string) =>
    runNode(await bundle(entryOf(project.folder)), collector, { interval, storage: file, visit });
  try {
    const early: SegmentMessage[] = [];
    for (let visit = 1; visit <= visitsBefore; visit++) early.push(...(await sent(visit, storage)).segment);
    if (visitsBefore > 0) copyFileSync(storage, copy);
    const before = await sent(visitsBefore + 1, storage);
    const said = await migrateProject(project, pair.config ?? {});
    const after = await sent(visitsBefore + 1, copy);
    const stored = [...new Set(early.map(({ anonymousId }) => String(anonymousId)))];
    return { pair, early, before, after, stored, ...said, output: project.texts() };
  } finally {
    project.remove();
    rmSync(storages, { recursive: true, force: true });
  }
}

async function recordBrowser<S>(pair: Pair, collector: Collector, kind: BrowserKind<S>): Promise<Recording> {
  const project = createProject(pair.before);
  try {
    const place = { ...quietPlace, ...pair.place };
    const { visits = 1, visitsBefore = 0, tabs = 1, interval = 5 } = pair;
    const written = await bundleProgram(entryOf(project.folder));
    const segment = pair.snippet ? await withSnippet(written) : written;
    const early = { first: 1, last: visitsBefore };
    const late = { first: visitsBefore + 1, last: visitsBefore + visits };
    const past = await runBrowser(kind, segment, collector, early, {
      place,
      storage: kind.empty,
      tabs,
      interval,
    });
    const { storage } = past;
    const again = await runBrowser(kind, segment, collector, late, { place, storage, tabs, interval });
    const before = { ...again, segment: withoutRepeats(past.segment, again.segment) };
    const said = await migrateProject(project, pair.config ?? {});
    const output = project.texts();
    const amplitude = await bundleProgram(entryOf(project.folder));
    const after = await runBrowser(kind, amplitude, collector, late, { place, storage, tabs, interval });
    return {
      pair,
      early: past.segment,
      before,
      after,
      stored: kind.devicesIn(storage),
      ...said,
      output,
    };
  } finally {
    project.remove();
  }
}

/** Segment's SDK sends what it has stored once more, and its servers know a message by its id. */
function withoutRepeats(early: readonly SegmentMessage[], late: readonly SegmentMessage[]): SegmentMessage[] {
  const known = new Set(early.map(({ messageId }) => messageId));
  return late.filter(({ messageId }) => !known.has(messageId) && known.add(messageId));
}

function entryOf(folder: string): string {
  const entry = ['main.ts', 'main.tsx', 'main.js', 'main.jsx']
    .map((name) => join(folder, 'src', name))
    .find(existsSync);
  if (!entry) throw new Error('a program begins in src/main.*');
  return entry;
}
