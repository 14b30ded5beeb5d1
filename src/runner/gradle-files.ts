import { readFileSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { languageOf } from '../native/languages.js';
import type { FileChange } from '../report/report.js';
import {
  amplitudeDependency,
  editGradle,
  isGradleFile,
  isSharedGradleFile,
  namesAmplitude,
  namesSegment,
  passesSegmentOn,
} from '../workspace/gradle.js';
import { createIgnorer } from '../workspace/ignorer.js';
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
  const { root } = session;
  const ignorer = createIgnorer(root);
  const isWanted = (path: string) => isGradleFile(path) || path.endsWith('.pro');
  const files = walkFolder(root, ignorer, isWanted).files.filter((path) => !ignorer.ignores(path));
  const all = [...files].sort().map((path): NativeSource => ({ path, text: readFileSync(path, 'utf8') }));
  const builds = all.filter(({ path, text }) => isGradleFile(path) && namesSegment(text));
  const uses = remainingUses(session, sources);
  const changes = builds.flatMap((build) =>
    changeOf(
      build,
      builds,
      spoke.map(({ path }) => path),
      uses,
    ),
  );
  const speaksAmplitude = [...all, ...changes.map(({ after }) => ({ text: after }))].some(({ text }) =>
    namesAmplitude(text),
  );
  const rules =
    uses.length > 0
      ? []
      : all.filter(({ path, text }) => path.endsWith('.pro') && text.includes('com.segment.'));
  return {
    changes,
    steps: [
      ...(speaksAmplitude ? [] : [`add ${amplitudeDependency} to the build file of the app`]),
      ...rules.map(
        ({ path }) => `delete the rules for Segment in ${relativePath(session.request.cwd, path)}`,
      ),
    ],
  };
}

function changeOf(
  { path, text }: NativeSource,
  builds: readonly NativeSource[],
  spoke: readonly string[],
  uses: readonly string[],
): FileChange[] {
  const own = builds.filter((build) => !isSharedGradleFile(build.path));
  const isCovered = (source: string) => own.some((build) => covers(build.path, source));
  // A module without a line of its own gets Segment through one that passes it on.
  const serves = isSharedGradleFile(path) || passesSegmentOn(text);
  if (!spoke.some((source) => covers(path, source) || (serves && !isCovered(source)))) return [];
  const stays = uses.some((use) => covers(path, use) || !isCovered(use));
  const after = editGradle(text, stays ? 'add' : 'replace');
  return after === text ? [] : [{ path, before: text, after }];
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
