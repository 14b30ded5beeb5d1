import { readFileSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { languageOf } from '../native/languages.js';
import type { FileChange } from '../report/report.js';
import {
  type CatalogEntry,
  editGradle,
  type GradleEdit,
  isGradleFile,
  isSharedGradleFile,
  mentionsSegment,
  namesAmplitude,
  namesEntry,
  namesSegment,
  passesSegmentOn,
} from '../workspace/gradle.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { amplitudeDependency } from '../workspace/segment-artifacts.js';
import { catalogName, segmentAliases } from '../workspace/version-catalog.js';
import { walkFolder } from '../workspace/walk.js';
import { type NativeSource, sourcesAfter, speaks } from './native-sources.js';
import { relativePath } from './report-parts.js';
import type { Session } from './session.js';

/** What becomes of an Android project beside its sources. */
export interface GradleResult {
  readonly changes: readonly FileChange[];
  /** What is left to a person. */
  readonly steps: readonly string[];
}

/** Build files and version catalogs: Amplitude comes with the first file that speaks to it, Segment goes with its last use. */
export function editGradleFiles(session: Session, sources: readonly FileChange[]): GradleResult {
  const spoke = sources.filter(({ path }) => isAndroidSource(path) && speaks(session, path));
  if (spoke.length === 0) return { changes: [], steps: [] };
  const all = buildFilesOf(session);
  const naming = all.filter(({ path, text }) => isGradleFile(path) && namesSegment(text));
  const entries = naming.flatMap(entriesOf);
  const builds = all.filter(
    (build) => naming.includes(build) || entries.some((entry) => namesEntry(build.text, entry)),
  );
  const uses = remainingUses(session, sources);
  const edits = editsOf(
    builds,
    spoke.map(({ path }) => path),
    uses,
  );
  const kept = [...edits].flatMap(([build, edit]) => (edit === 'add' ? entriesOf(build) : []));
  const changes = [...edits].flatMap(([{ path, text }, edit]): FileChange[] => {
    const after = editGradle(path, text, edit, kept);
    return after === text ? [] : [{ path, before: text, after }];
  });
  return { changes, steps: stepsOf(session, all, changes, uses.length > 0) };
}

function buildFilesOf({ root }: Session): NativeSource[] {
  const ignorer = createIgnorer(root);
  const isWanted = (path: string) => isGradleFile(path) || path.endsWith('.pro');
  const files = walkFolder(root, ignorer, isWanted).files.filter((path) => !ignorer.ignores(path));
  return [...files].sort().map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** What a version catalog calls Segment's artifacts. */
const entriesOf = ({ path, text }: NativeSource): CatalogEntry[] =>
  segmentAliases(text).map((alias) => ({ catalog: catalogName(path), alias }));

/** What is to be done with each file that serves a source which speaks to Amplitude now. */
function editsOf(
  builds: readonly NativeSource[],
  spoke: readonly string[],
  uses: readonly string[],
): Map<NativeSource, GradleEdit> {
  const own = builds.filter((build) => !isSharedGradleFile(build.path));
  const isCovered = (source: string) => own.some((build) => covers(build.path, source));
  return new Map(
    builds.flatMap((build): [NativeSource, GradleEdit][] => {
      const { path, text } = build;
      const isShared = isSharedGradleFile(path);
      // A module without a line of its own gets Segment through one that passes it on.
      const serves = isShared || passesSegmentOn(text);
      if (!spoke.some((source) => covers(path, source) || (serves && !isCovered(source)))) return [];
      const needs = uses.some((use) => covers(path, use) || !isCovered(use));
      return [[build, needs ? 'add' : 'replace']];
    }),
  );
}

function stepsOf(
  { request }: Session,
  all: readonly NativeSource[],
  changes: readonly FileChange[],
  needsSegment: boolean,
): string[] {
  const changed = new Map(changes.map(({ path, after }) => [path, after]));
  const after = all.map(({ path, text }): NativeSource => ({ path, text: changed.get(path) ?? text }));
  const here = ({ path }: NativeSource) => relativePath(request.cwd, path);
  const rules = after.filter(({ path, text }) => path.endsWith('.pro') && text.includes('com.segment.'));
  const left = after.filter(({ path, text }) => isGradleFile(path) && mentionsSegment(text));
  return [
    ...(after.some(({ text }) => namesAmplitude(text))
      ? []
      : [`add ${amplitudeDependency} to the build file of the app`]),
    ...(needsSegment ? [] : left.map((file) => `take what is left of Segment out of ${here(file)}`)),
    ...(needsSegment ? [] : rules.map((file) => `delete the rules for Segment in ${here(file)}`)),
  ];
}

const covers = (build: string, source: string): boolean =>
  isSharedGradleFile(build) || source.startsWith(dirname(build) + sep);

const isAndroidSource = (path: string): boolean =>
  /^(kotlin|java)$/.test(languageOf(path) ?? '') && !isGradleFile(path);

/** Sources of the whole workspace that name Segment after the run. */
const remainingUses = (session: Session, sources: readonly FileChange[]): string[] =>
  sourcesAfter(session, sources, isAndroidSource, ['com.segment.analytics'])
    .filter(({ text }) => usesSegment(text))
    .map(({ path }) => path);

/** By an import or a full name; not in a comment, nor in a text, nor as the package of the file itself. */
function usesSegment(text: string): boolean {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""')
    .replace(/^\s*package\s.*$/m, '');
  return /\bcom\.segment\.analytics\b/.test(code);
}
