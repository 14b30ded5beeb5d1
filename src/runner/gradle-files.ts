import { readFileSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { languageOf } from '../native/languages.js';
import type { FileChange } from '../report/report.js';
import { editGradle, isGradleFile, isSharedGradleFile, namesSegment } from '../workspace/gradle.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { createCandidateReader } from '../workspace/read.js';
import { walkFolder } from '../workspace/walk.js';
import type { Session } from './migrate.js';

const isAndroidSource = (path: string): boolean =>
  /^(kotlin|java)$/.test(languageOf(path) ?? '') && !isGradleFile(path);

/** Build files and version catalogs: Amplitude comes with the first file that speaks to it, Segment goes with its last use. */
export function gradleChanges(session: Session, sources: readonly FileChange[]): FileChange[] {
  const spoke = sources
    .filter(({ path }) => isAndroidSource(path) && speaks(session, path))
    .map(({ path }) => path);
  if (spoke.length === 0) return [];
  const { root } = session;
  const ignorer = createIgnorer(root);
  const files = walkFolder(root, ignorer, isGradleFile).files.filter((path) => !ignorer.ignores(path));
  const builds = [...files]
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => namesSegment(text));
  const uses = remainingUses(session, sources);
  const covers = (build: string, path: string) =>
    isSharedGradleFile(build) || path.startsWith(dirname(build) + sep);
  const isCovered = (path: string) =>
    builds.some((build) => !isSharedGradleFile(build.path) && covers(build.path, path));
  const shared = spoke.some((path) => !isCovered(path));
  return builds.flatMap(({ path, text }): FileChange[] => {
    if (!shared && !spoke.some((source) => covers(path, source))) return [];
    const stays = uses.some((use) => covers(path, use) || !isCovered(use));
    const after = editGradle(text, stays ? 'add' : 'replace');
    return after === text ? [] : [{ path, before: text, after }];
  });
}

/** Calls of the file speak to Amplitude now. */
const speaks = ({ results }: Session, path: string): boolean =>
  results.get(path)?.callSites.some(({ status }) => status === 'migrated' || status === 'review') ?? false;

/** Sources of the whole workspace that name Segment after the run. */
function remainingUses({ root, texts }: Session, sources: readonly FileChange[]): string[] {
  const after = new Map(sources.map((source) => [source.path, source.after]));
  const ignorer = createIgnorer(root);
  const read = createCandidateReader();
  const filter = { test: (bytes: Buffer) => bytes.indexOf('com.segment.analytics') >= 0 };
  return walkFolder(root, ignorer, isAndroidSource).files.filter((path) => {
    const changed = after.get(path) ?? texts.get(path)?.text;
    if (changed !== undefined) return usesSegment(changed);
    const source = read(path, filter);
    return source?.kind === 'text' && !ignorer.ignores(path) && usesSegment(source.text);
  });
}

/** By an import or a full name; not in a comment, nor in a text. */
function usesSegment(text: string): boolean {
  const code = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\/\/.*$/gm, '')
    .replace(/"(?:[^"\\\n]|\\.)*"/g, '""');
  return /\bcom\.segment\.analytics\b/.test(code);
}
