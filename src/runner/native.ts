import { transforms } from '../../transforms/index.js';
import { type Engine, startEngine } from '../native/engine.js';
import type { NativeFile } from '../native/language.js';
import { nativeLanguage } from '../native/language-of.js';
import { languageOf } from '../native/languages.js';
import { migrateFile, type NativeOutcome } from '../native/migrate-file.js';
import { type Project, projectOf } from '../native/project.js';
import { styleOf } from '../native/style.js';
import type { NativeTree } from '../native/tree.js';
import type { Session } from './migrate.js';
import { callSiteReport, emptyResult, type ModuleResult } from './module-task.js';

/** Migrates the files of mobile apps: what they declare is gathered from all of them first, then each is worked on. */
export async function migrateNative(session: Session, paths: readonly string[]): Promise<void> {
  const languages = new Set(paths.map((path) => languageOf(path)).filter((language) => language !== null));
  const engine = await startEngine(languages);
  const trees = new Map(paths.flatMap((path) => parsed(session, path, engine)));
  const project = projectOf(
    [...trees].flatMap(([path, tree]) => nativeLanguage(tree.language)?.survey(tree, path) ?? []),
    { iosSdk: 'amplitude-swift', segmentStays: false },
  );
  for (const [path, tree] of trees) {
    session.results.set(path, work(session, path, tree, project, engine));
    session.onDone(1);
    // Lets a progress line be drawn and Ctrl-C be heard.
    await new Promise(setImmediate);
  }
}

function parsed({ texts }: Session, path: string, engine: Engine): [string, NativeTree][] {
  const language = languageOf(path);
  return language ? [[path, engine.parse(language, texts.get(path)?.text ?? '')]] : [];
}

function work(
  session: Session,
  path: string,
  tree: NativeTree,
  project: Project,
  engine: Engine,
): ModuleResult {
  const { options, transforms: selected } = session.request;
  const language = nativeLanguage(tree.language);
  if (!language) return { ...emptyResult, path };
  const file: NativeFile = { path, tree, style: styleOf(tree.text), options, selected, project };
  try {
    const outcome = migrateFile(file, language, transforms);
    verify(outcome, tree, engine);
    const callSites = outcome.sites.map((site) => callSiteReport(site, tree.text));
    return { ...emptyResult, path, output: outcome.output, callSites };
  } catch (error) {
    const { message } = error as Error;
    return {
      ...emptyResult,
      path,
      error: `left as it was: ${message}. This is a bug of segment-to-amplitude.`,
    };
  }
}

/** An output that reads worse than its input is never written. */
function verify({ output }: NativeOutcome, tree: NativeTree, engine: Engine): void {
  if (output === null) return;
  const { mistakes } = engine.parse(tree.language, output);
  if (mistakes > tree.mistakes) throw new Error('the output has syntax errors');
}
