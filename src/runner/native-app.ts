import type { ClientGroup } from '../native/components.js';
import type { Engine } from '../native/engine.js';
import { type Project, projectOf, type Survey } from '../native/project.js';
import type { IosSdk } from '../workspace/ios-sdk.js';
import { surveysOf, type Trees } from './native-files.js';
import { isLeft, workOn } from './native-work.js';
import type { Session } from './session.js';

/** Files that may hand clients to each other. */
export interface App {
  readonly surveys: readonly Survey[];
  readonly iosSdk: IosSdk;
  /** What a file of it sees of a project. */
  readonly seenBy: (path: string, project: Project) => Project;
}

/** Migrates the files of one app. */
export async function migrateApp(session: Session, all: Trees, engine: Engine, app: App): Promise<void> {
  const paths = new Set(app.surveys.map(({ path }) => path));
  const trees = new Map([...all].filter(([path]) => paths.has(path)));
  const facts = { iosSdk: app.iosSdk, segmentStays: false };
  const first = projectOf(app.surveys, facts);
  // What other files declare shows calls that the first look did not.
  const again = surveysOf(trees, (path) => app.seenBy(path, first));
  const surveys = [...again.values()].map((survey) => withoutTest(session, survey));
  for (let project = projectOf(surveys, facts); ; ) {
    const { needsSegment, groups } = await workOnAll(session, trees, project, engine, app);
    // What could not be written on a client of several files keeps it in all of them.
    const settled = projectOf(
      surveys.map((survey) => ({ ...survey, groups: groups.get(survey.path) ?? staying(survey) })),
      facts,
    );
    if (settled.staying.size <= project.staying.size) {
      if (needsSegment) await keepSetUps(session, trees, project, engine, app);
      return;
    }
    project = settled;
  }
}

/** A file that could not be worked on keeps its clients. */
const staying = ({ groups = [] }: Survey): readonly ClientGroup[] =>
  groups.map((group) => ({ ...group, stays: true }));

/** A test that is left holds no client back. */
const withoutTest = (session: Session, survey: Survey): Survey =>
  isLeft(session, survey.path) ? { ...survey, groups: [], bound: [] } : survey;

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

interface Worked {
  /** Calls on the shared client stay Segment's. */
  readonly needsSegment: boolean;
  /** Clients of each file that changed together, or stayed; null for a file that could not be worked on. */
  readonly groups: ReadonlyMap<string, readonly ClientGroup[] | null>;
}

/** Works on the files of an app. */
async function workOnAll(
  session: Session,
  trees: Trees,
  project: Project,
  engine: Engine,
  app: App,
): Promise<Worked> {
  let needsSegment = false;
  const groups = new Map<string, readonly ClientGroup[] | null>();
  for (const [path, tree] of trees) {
    const done = workOn(session, path, tree, app.seenBy(path, project), engine);
    session.results.set(path, done.result);
    needsSegment ||= done.needsSegment;
    groups.set(path, done.groups);
    session.onDone(project.segmentStays ? 0 : 1);
    // Lets a progress line be drawn and Ctrl-C be heard.
    await new Promise(setImmediate);
  }
  return { needsSegment, groups };
}
