import { finding } from '../findings.js';
import { isApple } from '../native/languages.js';
import { createHomes, type HomeOf } from '../workspace/ios-homes.js';
import { ownTypesFor } from './ios-own-types.js';
import { type IosTarget, iosTargetsOf } from './ios-sdk.js';
import { type App, migrateApp } from './native-app.js';
import { gatherNativeFiles } from './native-files.js';
import type { Session } from './session.js';

/**
 * Migrates the files of mobile apps: what they declare is gathered from all files of an app first, then each is worked on.
 * @returns the iOS apps, with the SDK that each speaks to
 */
export async function migrateNative(session: Session, paths: readonly string[]): Promise<IosTarget[]> {
  const homeOf = createHomes(session.root);
  const { trees, surveys, engine } = await gatherNativeFiles(session, paths, homeOf);
  const targets = iosTargetsOf(session, surveys, homeOf);
  for (const target of targets) {
    await migrateApp(session, trees, engine, iosApp(target, homeOf));
    if (target.isForBoth) noteSdk(session, target);
  }
  const android = surveys.filter(({ language }) => !isApple(language));
  const seenBy: App['seenBy'] = (_, project) => project;
  if (android.length > 0)
    await migrateApp(session, trees, engine, { surveys: android, iosSdk: 'amplitude-swift', seenBy });
  return targets;
}

function iosApp({ app, sdk }: IosTarget, homeOf: HomeOf): App {
  const { surveys } = app;
  const byPath = new Map(surveys.map((survey) => [survey.path, survey]));
  const hasOwn = surveys.some(({ ownTypes }) => ownTypes.length > 0);
  const seenBy: App['seenBy'] = (path, project) => {
    const survey = hasOwn ? byPath.get(path) : undefined;
    return survey ? { ...project, ...ownTypesFor(survey, surveys, homeOf) } : project;
  };
  return { surveys, iosSdk: sdk, seenBy };
}

/** A note of the run; it is printed once. */
function noteSdk({ results }: Session, { app }: IosTarget): void {
  const path = app.surveys.map((survey) => survey.path).find((one) => results.get(one)?.callSites[0]);
  const result = path === undefined ? undefined : results.get(path);
  const [first, ...rest] = result?.callSites ?? [];
  if (path === undefined || !result || !first) return;
  const noted = { ...first, findings: [...first.findings, finding('sdk-for-both-languages')] };
  results.set(path, { ...result, callSites: [noted, ...rest] });
}
