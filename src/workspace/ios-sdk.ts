import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Options } from '../config/options.js';
import { createIgnorer } from './ignorer.js';
import { walkFolder } from './walk.js';

/** Amplitude's SDK in an iOS app: the current one, or the guide's (`Amplitude.instance()`). */
export type IosSdk = NonNullable<Options['ios']['sdk']>;

const manifests =
  /^(Podfile|Podfile\.lock|Cartfile|Package\.swift|Package\.resolved|project\.pbxproj|.*\.podspec)$/;

/** The older SDK as a pod (`Amplitude`, once `Amplitude-iOS`), as a package, and with Carthage; never `AmplitudeSwift`. */
const older =
  /^[^#\n]*\bpod\s*\(?\s*['"]Amplitude(?:-iOS)?['"/]|\bdependency\s*\(?\s*['"]Amplitude(?:-iOS)?['"/]|^\s+- "?Amplitude(?:-iOS)? \(|amplitude\/Amplitude-iOS\b/im;

/**
 * The SDK that an iOS project's code speaks to: what the config says, else the older one where a manifest of the project
 * names it, else the current one.
 * @param root absolute path of the workspace
 * @param holds true for a manifest of the project
 */
export function iosSdkOf(
  root: string,
  { ios, ignore }: Options,
  holds: (path: string) => boolean = () => true,
): IosSdk {
  if (ios.sdk !== null) return ios.sdk;
  const ignorer = createIgnorer(root, ignore);
  const { files } = walkFolder(root, ignorer, (path) => manifests.test(basename(path)));
  return files.some((path) => holds(path) && namesOlder(path, readFileSync(path, 'utf8')))
    ? 'amplitude-ios'
    : 'amplitude-swift';
}

/** A comment of a Podfile or a package manifest does not count. */
function namesOlder(path: string, text: string): boolean {
  const isSwift = path.endsWith('.swift');
  return older.test(isSwift ? text.replace(/^\s*\/\/.*$/gm, '') : text);
}
