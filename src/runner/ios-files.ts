import { readFileSync } from 'node:fs';
import { basename, dirname, sep } from 'node:path';
import { isApple, languageOf } from '../native/languages.js';
import type { FileChange } from '../report/report.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { type IosPackage, iosPackages, type PackageEdit } from '../workspace/ios-packages.js';
import { iosSdkOf } from '../workspace/ios-sdk.js';
import { isObjectiveC, needsSegment, withoutSegmentImports } from '../workspace/ios-sources.js';
import { editPackageSwift } from '../workspace/package-swift.js';
import { editPodfile, integrationPods, podfileNamesSegment, podfilePlatform } from '../workspace/podfile.js';
import { createCandidateReader } from '../workspace/read.js';
import { walkFolder } from '../workspace/walk.js';

import { relativePath } from './report-parts.js';
import type { Session } from './session.js';

/** What becomes of an iOS project beside its sources. */
interface IosResult {
  readonly changes: readonly FileChange[];
  /** What is left to a person. */
  readonly steps: readonly string[];
}

interface IosFile {
  readonly path: string;
  readonly text: string;
}

const buildFile = /^(Podfile|Package\.swift|Cartfile|project\.pbxproj|.*\.podspec)$/;

/** Podfiles, package manifests and imports in headers: Amplitude comes with the first file that speaks to it, Segment goes with its last use. */
export function editIosFiles(session: Session, sources: readonly FileChange[]): IosResult {
  const spoke = sources.map(({ path }) => path).filter((path) => isIosSource(path) && speaks(session, path));
  if (spoke.length === 0) return { changes: [], steps: [] };
  const { root, request } = session;
  const amplitude = iosPackages[iosSdkOf(root, request.options)];
  const ignorer = createIgnorer(root);
  const { files } = walkFolder(root, ignorer, (path) => buildFile.test(basename(path)));
  const builds = files
    .filter((path) => !ignorer.ignores(path) && !/[\\/](Pods|Carthage)[\\/]/.test(path))
    .sort()
    .map((path): IosFile => ({ path, text: readFileSync(path, 'utf8') }));
  const using = remaining(session, sources);
  const uses = using.filter(({ path, text }) => needsSegment(path, text)).map(({ path }) => path);
  const changes = builds.flatMap((build) => changeOf(build, spoke, uses, amplitude));
  const steps = builds.flatMap((build) =>
    stepsOf(build, spoke, uses, amplitude, relativePath(request.cwd, build.path)),
  );
  const headers = uses.length > 0 ? [] : headerChanges(using, sources);
  return {
    changes: [...changes, ...headers],
    steps: [...new Set([...steps, ...installSteps(changes, session)])],
  };
}

const isIosSource = (path: string): boolean => {
  const language = languageOf(path);
  return language !== null && isApple(language);
};

/** Calls of the file speak to Amplitude now. */
const speaks = ({ results }: Session, path: string): boolean =>
  results.get(path)?.callSites.some(({ status }) => status === 'migrated' || status === 'review') ?? false;

/** A build file is that of the sources below its folder. */
const covers = (build: string, source: string): boolean => source.startsWith(dirname(build) + sep);

function changeOf(
  { path, text }: IosFile,
  spoke: readonly string[],
  uses: readonly string[],
  amplitude: IosPackage,
): FileChange[] {
  if (!spoke.some((source) => covers(path, source))) return [];
  const edit: PackageEdit = uses.some((use) => covers(path, use)) ? 'add' : 'replace';
  const after =
    basename(path) === 'Podfile'
      ? editPodfile(text, edit, amplitude)
      : basename(path) === 'Package.swift'
        ? editPackageSwift(text, edit, amplitude)
        : text;
  return after === text ? [] : [{ path, before: text, after }];
}

/** What a person does in build files that are not edited, and after those that are. */
function stepsOf(
  { path, text }: IosFile,
  spoke: readonly string[],
  uses: readonly string[],
  { pod, podVersion, url, product }: IosPackage,
  shown: string,
): string[] {
  if (!spoke.some((source) => covers(path.replace(/[^\\/]*\.xcodeproj[\\/]/, ''), source))) return [];
  const stays = uses.length > 0 ? ' beside' : ' in the place of';
  switch (/\.podspec$/.test(path) ? 'podspec' : basename(path)) {
    case 'Podfile':
      return podfileSteps(text, pod, shown);
    case 'podspec':
      return /\bdependency\s*\(?\s*['"]Analytics['"/]/.test(text)
        ? [`name ${pod} (${podVersion})${stays} Analytics in ${shown}`]
        : [];
    case 'Cartfile':
      return /^\s*github\s+"segmentio\/analytics-ios"/m.test(text)
        ? [
            `name github "${url.replace('https://github.com/', '')}"${stays} segmentio/analytics-ios in ${shown}, then run carthage update`,
          ]
        : [];
    case 'project.pbxproj':
      return /github\.com[/:]segmentio\/analytics-(ios|swift)/i.test(text)
        ? [
            `in Xcode, add the package ${url} with its product ${product} to the targets of ${shown.replace(/[\\/]project\.pbxproj$/, '')}${uses.length > 0 ? '' : ', and remove the package of segmentio'}`,
          ]
        : [];
    default:
      return [];
  }
}

function podfileSteps(text: string, pod: string, shown: string): string[] {
  if (!podfileNamesSegment(text)) return [];
  const platform = podfilePlatform(text);
  const old =
    pod === 'AmplitudeSwift' && platform !== null && platform < 13
      ? [`raise the platform in ${shown} to iOS 13, which AmplitudeSwift needs`]
      : [];
  const pods = integrationPods(text);
  const others =
    pods.length > 0
      ? [`take ${pods.join(', ')} out of ${shown}, or add the SDKs that they feed by themselves`]
      : [];
  return [...old, ...others];
}

function installSteps(changes: readonly FileChange[], { request }: Session): string[] {
  return changes.flatMap(({ path }) => {
    const folder = relativePath(request.cwd, dirname(path)) || '.';
    const where = folder === '.' ? '' : ` in ${folder}`;
    return basename(path) === 'Podfile' ? [`install the pods${where}: pod install`] : [];
  });
}

/** Sources of the whole workspace that name Segment after the run, and prefix headers. */
function remaining({ root, texts }: Session, sources: readonly FileChange[]): IosFile[] {
  const after = new Map(sources.map((source) => [source.path, source.after]));
  const ignorer = createIgnorer(root);
  const read = createCandidateReader();
  const filter = {
    test: (bytes: Buffer) => ['SEG', 'Segment', 'Analytics'].some((text) => bytes.indexOf(text) >= 0),
  };
  const isWanted = (path: string) => isIosSource(path) || path.endsWith('.pch');
  return walkFolder(root, ignorer, isWanted).files.flatMap((path): IosFile[] => {
    if (basename(path) === 'Package.swift' || /[\\/](Pods|Carthage)[\\/]/.test(path)) return [];
    const known = texts.get(path);
    const changed = after.get(path) ?? (known && known.bom + known.text);
    if (changed !== undefined) return [{ path, text: changed }];
    const source = read(path, filter);
    return source?.kind === 'text' && !ignorer.ignores(path)
      ? [{ path, text: source.bom + source.text }]
      : [];
  });
}

/** Bridging headers, prefix headers and whatever else imports Segment only to hand it on. */
function headerChanges(files: readonly IosFile[], sources: readonly FileChange[]): FileChange[] {
  const changed = new Set(sources.map(({ path }) => path));
  return files.flatMap(({ path, text }): FileChange[] => {
    if (!isObjectiveC(path) || changed.has(path)) return [];
    const after = withoutSegmentImports(text);
    return after === text ? [] : [{ path, before: text, after }];
  });
}
