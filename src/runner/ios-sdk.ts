import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { isApple, languageOf } from '../native/languages.js';
import { type IosSdk, iosSdkOf } from '../workspace/ios-sdk.js';
import type { Session } from './session.js';

/**
 * The SDK that the iOS code of a run speaks to. An app whose Swift and Objective-C share one Segment client gets the older SDK
 * unless the config says otherwise: AmplitudeSwift has a class for each language (`ObjCAmplitude`, `Amplitude`), and no client
 * of the one can be had from the other.
 */
export function iosSdkFor(session: Session): { sdk: IosSdk; isForBoth: boolean } {
  const { root, request, texts } = session;
  const isIos = [...texts.keys()].some((path) => {
    const language = languageOf(path);
    return language !== null && isApple(language);
  });
  if (!isIos) return { sdk: 'amplitude-swift', isForBoth: false };
  const sdk = iosSdkOf(root, request.options);
  const isOpen = request.options.ios.sdk === null && sdk === 'amplitude-swift';
  return isOpen && sharesClients(session)
    ? { sdk: 'amplitude-ios', isForBoth: true }
    : { sdk, isForBoth: false };
}

/** True where two languages of one app speak to its shared client. */
function sharesClients({ root, texts }: Session): boolean {
  const homes = (extension: RegExp, shared: RegExp) =>
    [...texts].flatMap(([path, { text }]) =>
      extension.test(path) && shared.test(withoutComments(text)) ? [homeOf(path, root)] : [],
    );
  const swift = new Set(homes(/\.swift$/, /\b(?:SEG)?Analytics\s*\.\s*(?:shared\(\)|setup\()/));
  return homes(/\.(?:m|mm|h)$/, /\bSEGAnalytics\s*\.?\s*(?:sharedAnalytics|setupWithConfiguration)\b/).some(
    (home) => swift.has(home),
  );
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');

/** The folder of the app that a file belongs to: the nearest with a project, else the workspace. */
function homeOf(path: string, root: string): string {
  for (let folder = dirname(path); folder.length > root.length; folder = dirname(folder)) {
    if (readdirSync(folder).some((name) => /^(Podfile|Cartfile|Package\.swift)$|\.xcodeproj$/.test(name)))
      return folder;
  }
  return root;
}
