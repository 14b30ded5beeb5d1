import { isApple } from '../native/languages.js';
import type { Survey } from '../native/project.js';
import type { HomeOf } from '../workspace/ios-homes.js';
import { type IosSdk, iosSdkOf } from '../workspace/ios-sdk.js';
import { type IosApp, iosAppsOf } from './ios-apps.js';
import type { Session } from './session.js';

/** An app of iOS with the SDK that it speaks to afterwards. */
export interface IosTarget {
  readonly app: IosApp;
  readonly sdk: IosSdk;
  /** It is the older one, because two languages share a client. */
  readonly isForBoth: boolean;
}

/**
 * The iOS apps of a run. An app whose Swift and Objective-C share one Segment client gets the older SDK unless the config says
 * otherwise: AmplitudeSwift has a class for each language (`ObjCAmplitude`, `Amplitude`), and no client of the one can be had
 * from the other.
 */
export function iosTargetsOf(session: Session, surveys: readonly Survey[], homeOf: HomeOf): IosTarget[] {
  const { root, request } = session;
  const apple = surveys.filter(({ language }) => isApple(language));
  return iosAppsOf(apple, homeOf).map((app): IosTarget => {
    const sdk = iosSdkOf(root, request.options, app.holds);
    const isOpen = request.options.ios.sdk === null && sdk === 'amplitude-swift';
    const isForBoth = isOpen && sharesClients(app, session);
    return { app, sdk: isForBoth ? 'amplitude-ios' : sdk, isForBoth };
  });
}

/** True where two languages of an app speak to its shared client. */
function sharesClients({ surveys }: IosApp, { texts }: Session): boolean {
  const speaks = (extension: RegExp, shared: RegExp) =>
    surveys.some(
      ({ path }) => extension.test(path) && shared.test(withoutComments(texts.get(path)?.text ?? '')),
    );
  return (
    speaks(/\.swift$/, /\b(?:SEG)?Analytics\s*\.\s*(?:shared\(\)|setup\()/) &&
    speaks(/\.(?:m|mm|h)$/, /\bSEGAnalytics\s*\.?\s*(?:sharedAnalytics|setupWithConfiguration)\b/)
  );
}

const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
