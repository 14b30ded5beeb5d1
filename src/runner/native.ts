import { transforms } from '../../transforms/index.js';
import { finding } from '../findings.js';
import { statusOf } from '../javascript/sites/site.js';
import type { Engine } from '../native/engine.js';
import type { NativeFile } from '../native/language.js';
import { nativeLanguage } from '../native/language-of.js';
import { isApple } from '../native/languages.js';
import { migrateFile, type NativeOutcome } from '../native/migrate-file.js';
import { type Project, projectOf, type Survey } from '../native/project.js';
import { styleOf } from '../native/style.js';
import type { NativeTree } from '../native/tree.js';
import type { CallSiteReport } from '../report/report.js';
import { createHomes } from '../workspace/ios-homes.js';
import type { IosSdk } from '../workspace/ios-sdk.js';
import { isTestFile } from '../workspace/test-files.js';
import { ownTypesFor } from './ios-own-types.js';
import { type IosTarget, iosTargetsOf } from './ios-sdk.js';
import { callSiteReport, emptyResult, type ModuleResult } from './module-task.js';
import { gatherNativeFiles, surveysOf, type Trees } from './native-files.js';
import type { Session } from './session.js';

/** Files that may hand clients to each other. */
interface App {
  readonly surveys: readonly Survey[];
  readonly iosSdk: IosSdk;
  /** What a file of it sees of a project. */
  readonly seenBy: (path: string, project: Project) => Project;
}

/**
 * Migrates the files of mobile apps: what they declare is gathered from all files of an app first, then each is worked on.
 * @returns the iOS apps, with the SDK that each speaks to
 */
export async function migrateNative(session: Session, paths: readonly string[]): Promise<IosTarget[]> {
  const { trees, surveys, engine } = await gatherNativeFiles(session, paths);
  const homeOf = createHomes(session.root);
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

function iosApp({ app, sdk }: IosTarget, homeOf: ReturnType<typeof createHomes>): App {
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

async function migrateApp(session: Session, all: Trees, engine: Engine, app: App): Promise<void> {
  const trees = new Map([...all].filter(([path]) => app.surveys.some((survey) => survey.path === path)));
  const facts = { iosSdk: app.iosSdk, segmentStays: false };
  // What other files declare shows calls that the first look did not.
  const again = surveysOf(trees, (path) => app.seenBy(path, projectOf(app.surveys, facts)));
  const project = projectOf([...again.values()], facts);
  const needing = await workOnAll(session, trees, project, engine, app);
  if (needing.length > 0) await keepSetUps(session, trees, project, engine, app);
}

/** What sets the shared client up stays beside Amplitude's while any file needs it. */
async function keepSetUps(
  session: Session,
  trees: Trees,
  project: Project,
  engine: Engine,
  app: App,
): Promise<void> {
  const starting = [...trees].filter(([path]) => session.results.get(path)?.callSites.some(isSetUp));
  await workOnAll(session, new Map(starting), { ...project, segmentStays: true }, engine, app);
}

/** What sets a client up, and what both SDKs have to be told. */
const isSetUp = ({ transform }: { transform: string }): boolean =>
  transform === 'load' || transform === 'opt-out';

/** Works on files, and gives those in which calls on the shared client stay Segment's. */
async function workOnAll(
  session: Session,
  trees: Trees,
  project: Project,
  engine: Engine,
  app: App,
): Promise<string[]> {
  const needing: string[] = [];
  for (const [path, tree] of trees) {
    const { result, needsSegment } = work(session, path, tree, app.seenBy(path, project), engine);
    session.results.set(path, result);
    if (needsSegment) needing.push(path);
    session.onDone(project.segmentStays ? 0 : 1);
    // Lets a progress line be drawn and Ctrl-C be heard.
    await new Promise(setImmediate);
  }
  return needing;
}

function work(
  session: Session,
  path: string,
  tree: NativeTree,
  project: Project,
  engine: Engine,
): { result: ModuleResult; needsSegment: boolean } {
  const { options, transforms: selected } = session.request;
  const language = nativeLanguage(tree.language);
  const file: NativeFile = { path, tree, style: styleOf(tree.text), options, selected, project };
  try {
    const outcome = migrateFile(file, language, transforms);
    verify(outcome, tree, engine);
    const callSites = outcome.sites.map((site) => callSiteReport(site, tree.text));
    if (options.tests !== 'rewrite' && isTestFile(path, session.root)) {
      return { result: { ...emptyResult, path, callSites: callSites.map(leftInTest) }, needsSegment: false };
    }
    // A note of the run; it is printed once.
    const [first] = callSites;
    if (first && outcome.needsInstance)
      callSites[0] = { ...first, findings: [...first.findings, finding('instance-missing')] };
    const result = { ...emptyResult, path, output: outcome.output, callSites };
    return { result, needsSegment: outcome.needsSegment };
  } catch (error) {
    const { message } = error as Error;
    const said = `left as it was: ${message}. This is a bug of segment-to-amplitude.`;
    return { result: { ...emptyResult, path, error: said }, needsSegment: true };
  }
}

/** A call of a test is listed and left; it needs what the app's own code was given. */
function leftInTest(site: CallSiteReport): CallSiteReport {
  const findings = [finding('test-left')];
  return { ...site, findings, status: statusOf(findings) };
}

/** An output that reads worse than its input is never written. */
function verify({ output }: NativeOutcome, tree: NativeTree, engine: Engine): void {
  if (output === null) return;
  const { mistakes } = engine.parse(tree.language, output);
  if (mistakes > tree.mistakes) throw new Error('the output has syntax errors');
}
