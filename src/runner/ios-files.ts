import { readFileSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { isApple, languageOf } from '../native/languages.js';
import type { FileChange } from '../report/report.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { type IosPackage, iosPackages, type PackageEdit } from '../workspace/ios-packages.js';
import { editSegmentImports, isObjectiveC, needsSegment } from '../workspace/ios-sources.js';
import { editPackageSwift } from '../workspace/package-swift.js';
import { editPodfile } from '../workspace/podfile.js';
import { isCheckedOut } from '../workspace/skip.js';
import { walkFolder } from '../workspace/walk.js';
import type { IosTarget } from './ios-sdk.js';
import { type IosBuild, iosSteps } from './ios-steps.js';
import { type NativeSource, sourcesAfter, speaks } from './native-sources.js';
import { relativePath } from './report-parts.js';
import type { Session } from './session.js';

/** What becomes of an iOS project beside its sources. */
interface IosResult {
  readonly changes: readonly FileChange[];
  /** What is left to a person. */
  readonly steps: readonly string[];
}

/**
 * Podfiles, package manifests and imports in headers: Amplitude comes to an app with its first file that speaks to it, Segment
 * goes with its last use.
 */
export function editIosFiles(
  session: Session,
  sources: readonly FileChange[],
  targets: readonly IosTarget[],
): IosResult {
  const spoke = sources.map(({ path }) => path).filter((path) => isIosSource(path) && speaks(session, path));
  if (spoke.length === 0) return { changes: [], steps: [] };
  const left = remaining(session, sources);
  const files = buildFilesIn(session.root);
  const results = targets.map((target): IosResult => {
    const own = (path: string) => target.app.holds(path);
    const ofApp = (all: readonly NativeSource[]) => all.filter(({ path }) => own(path));
    return editApp(
      session,
      target,
      { spoke: spoke.filter(own), left: ofApp(left), files: ofApp(files) },
      sources,
    );
  });
  return {
    changes: results.flatMap(({ changes }) => changes),
    steps: [...new Set(results.flatMap(({ steps }) => steps))],
  };
}

/** What an app consists of. */
interface Parts {
  /** Files that speak to Amplitude now. */
  readonly spoke: readonly string[];
  /** Sources that may name Segment. */
  readonly left: readonly NativeSource[];
  /** What it is built by. */
  readonly files: readonly NativeSource[];
}

function editApp(
  { request }: Session,
  { sdk }: IosTarget,
  { spoke, left, files }: Parts,
  sources: readonly FileChange[],
): IosResult {
  if (spoke.length === 0) return { changes: [], steps: [] };
  const amplitude = iosPackages[sdk];
  const shown = (path: string) => relativePath(request.cwd, path);
  const uses = left.filter(({ path, text }) => needsSegment(path, text)).map(({ path }) => path);
  const builds = buildsFor(spoke, uses, files);
  const changes = builds.flatMap((build) => changeOf(build, amplitude));
  const steps = builds.flatMap((build) => iosSteps(build, amplitude, shown(build.path)));
  const isNamed = [...builds, ...changes.map(({ after }) => ({ text: after }))].some(({ text }) =>
    new RegExp(`['"]${amplitude.pod}['"]|${amplitude.url}`).test(text),
  );
  const missing =
    isNamed || steps.length > 0 ? [] : [`add ${amplitude.product} (${amplitude.url}) to the app`];
  const installs = changes
    .filter(({ path }) => basename(path) === 'Podfile')
    .map(({ path }) => `install the pods: pod install --project-directory=${shown(dirname(path)) || '.'}`);
  const edit: PackageEdit = uses.length > 0 ? 'add' : 'replace';
  const importing = edit === 'add' ? left.filter(({ path }) => /\.(h|pch)$/.test(path)) : left;
  const headers = headerChanges(importing, sources, (text) => editSegmentImports(text, edit, sdk));
  return { changes: [...changes, ...headers], steps: [...steps, ...missing, ...installs] };
}

const isIosSource = (path: string): boolean => {
  const language = languageOf(path);
  return language !== null && isApple(language);
};

const buildFile = /^(Podfile|Package\.swift|Cartfile|project\.pbxproj|.*\.podspec)$/;

function buildFilesIn(root: string): NativeSource[] {
  const ignorer = createIgnorer(root);
  const { files } = walkFolder(root, ignorer, (path) => buildFile.test(basename(path)));
  return files
    .filter((path) => !ignorer.ignores(path) && !isCheckedOut(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** The build files of sources that speak to Amplitude. */
function buildsFor(
  spoke: readonly string[],
  uses: readonly string[],
  files: readonly NativeSource[],
): IosBuild[] {
  const paths = files.map(({ path }) => path);
  return files
    .filter(({ path }) => ownSources(path, spoke, paths).length > 0)
    .map((file) => ({ ...file, needsSegment: ownSources(file.path, uses, paths).length > 0 }));
}

/** The folder that a build file is for: a project of Xcode is a folder beside its sources. */
const homeOf = (path: string): string => dirname(path.endsWith('.pbxproj') ? dirname(path) : path);

/**
 * The sources below the folder of a build file that are not those of another one further down. A Podfile may stand above the
 * projects that it is for.
 */
function ownSources(build: string, sources: readonly string[], builds: readonly string[]): string[] {
  const isBelow = (path: string, other: string) => path.startsWith(homeOf(other) + sep);
  const isPodfile = basename(build) === 'Podfile';
  const inner = builds.filter(
    (other) =>
      isBelow(homeOf(other), build) &&
      (/^(Podfile|Package\.swift)$/.test(basename(other)) || (!isPodfile && other.endsWith('.pbxproj'))),
  );
  return sources.filter((path) => isBelow(path, build) && !inner.some((other) => isBelow(path, other)));
}

function changeOf({ path, text, needsSegment: stays }: IosBuild, amplitude: IosPackage): FileChange[] {
  const edit: PackageEdit = stays ? 'add' : 'replace';
  const editor = editors[basename(path)];
  const after = editor ? editor(text, edit, amplitude) : text;
  return after === text ? [] : [{ path, before: text, after }];
}

const editors: Readonly<Record<string, typeof editPodfile>> = {
  Podfile: editPodfile,
  'Package.swift': editPackageSwift,
};

/** Sources of the whole workspace that may name Segment after the run, and prefix headers. */
const remaining = (session: Session, sources: readonly FileChange[]): NativeSource[] =>
  sourcesAfter(session, sources, mayUse, ['SEG', 'Segment', 'Analytics']);

const mayUse = (path: string): boolean =>
  (isIosSource(path) || path.endsWith('.pch')) && basename(path) !== 'Package.swift' && !isCheckedOut(path);

/** Bridging headers, prefix headers and whatever else imports Segment only to hand it on. */
function headerChanges(
  files: readonly NativeSource[],
  sources: readonly FileChange[],
  editImports: (text: string) => string,
): FileChange[] {
  const changed = new Set(sources.map(({ path }) => path));
  return files.flatMap(({ path, text }): FileChange[] => {
    if (!isObjectiveC(path) || changed.has(path)) return [];
    const after = editImports(text);
    return after === text ? [] : [{ path, before: text, after }];
  });
}
