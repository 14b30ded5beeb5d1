import { basename } from 'node:path';
import type { IosPackage } from '../workspace/ios-packages.js';
import { integrationPods, podfileNamesSegment, podfilePlatform } from '../workspace/podfile.js';

/** A build file with what is known of the sources that it is for. */
export interface IosBuild {
  readonly path: string;
  readonly text: string;
  /** Sources remain that need Segment. */
  readonly needsSegment: boolean;
}

/**
 * What a person does in a build file: the tool edits Podfiles and package manifests, and says what to do in all others.
 * @param shown the path of the file as a report shows it
 */
export function iosSteps(build: IosBuild, amplitude: IosPackage, shown: string): string[] {
  const { path, text } = build;
  const name = basename(path);
  if (name === 'Podfile') return podfileSteps(text, amplitude, shown);
  const stays = build.needsSegment ? 'beside' : 'in the place of';
  if (name.endsWith('.podspec') && /\bdependency\s*\(?\s*['"]Analytics['"/]/.test(text))
    return [`name ${amplitude.pod} (${amplitude.podVersion}) ${stays} Analytics in ${shown}`];
  if (name === 'Cartfile' && /^\s*github\s+"segmentio\/analytics-ios"/m.test(text)) {
    const repository = amplitude.url.replace('https://github.com/', '');
    return [
      `name github "${repository}" ${stays} segmentio/analytics-ios in ${shown}, then run carthage update`,
    ];
  }
  if (name !== 'project.pbxproj' || !/github\.com[/:]segmentio\/analytics-(ios|swift)/i.test(text)) return [];
  const project = shown.replace(/[\\/]project\.pbxproj$/, '');
  const removal = build.needsSegment ? '' : ', and remove the package of segmentio';
  return [
    `in Xcode, add the package ${amplitude.url} with its product ${amplitude.product} to the targets of ${project}${removal}`,
  ];
}

/** The oldest iOS that AmplitudeSwift runs on (`AmplitudeSwift.podspec`). */
const oldestIos = 13;

function podfileSteps(text: string, { pod }: IosPackage, shown: string): string[] {
  if (!podfileNamesSegment(text)) return [];
  const platform = podfilePlatform(text);
  const isOld = pod === 'AmplitudeSwift' && platform !== null && platform < oldestIos;
  const pods = integrationPods(text);
  return [
    ...(isOld ? [`raise the platform in ${shown} to iOS ${oldestIos}, which AmplitudeSwift needs`] : []),
    ...(pods.length > 0
      ? [`take ${pods.join(', ')} out of ${shown}, or add the SDKs that they feed by themselves`]
      : []),
  ];
}
