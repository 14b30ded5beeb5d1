import { transforms } from '../../transforms/index.js';
import { finding } from '../findings.js';
import { statusOf } from '../javascript/sites/site.js';
import type { ClientGroup } from '../native/components.js';
import type { Engine } from '../native/engine.js';
import type { NativeFile } from '../native/language.js';
import { nativeLanguage } from '../native/language-of.js';
import { migrateFile, type NativeOutcome } from '../native/migrate-file.js';
import type { Project } from '../native/project.js';
import { styleOf } from '../native/style.js';
import type { NativeTree } from '../native/tree.js';
import type { CallSiteReport } from '../report/report.js';
import { isTestFile } from '../workspace/test-files.js';
import { callSiteReport, emptyResult, type ModuleResult } from './module-task.js';
import type { Session } from './session.js';

/** True for a test whose calls are listed and left. */
export const isLeft = ({ request, root }: Session, path: string): boolean =>
  request.options.tests !== 'rewrite' && isTestFile(path, root);

interface Outcome {
  readonly result: ModuleResult;
  readonly needsSegment: boolean;
  /** Null where the file was left as a whole. */
  readonly groups: readonly ClientGroup[] | null;
}

/** Migrates one file, and looks at what comes of it. */
export function workOn(
  session: Session,
  path: string,
  tree: NativeTree,
  project: Project,
  engine: Engine,
): Outcome {
  const { options, transforms: selected } = session.request;
  const language = nativeLanguage(tree.language);
  const file: NativeFile = { path, tree, style: styleOf(tree.text), options, selected, project };
  try {
    const outcome = migrateFile(file, language, transforms);
    verify(outcome, tree, engine);
    const callSites = outcome.sites.map((site) => callSiteReport(site, tree.text));
    if (isLeft(session, path)) {
      const result = { ...emptyResult, path, callSites: callSites.map(leftInTest) };
      return { result, needsSegment: false, groups: [] };
    }
    // A note of the run; it is printed once.
    const [first] = callSites;
    if (first && outcome.needsInstance)
      callSites[0] = { ...first, findings: [...first.findings, finding('instance-missing')] };
    const result = { ...emptyResult, path, output: outcome.output, callSites };
    return { result, needsSegment: outcome.needsSegment, groups: outcome.groups };
  } catch (error) {
    const { message } = error as Error;
    const said = `left as it was: ${message}. This is a bug of segment-to-amplitude.`;
    return { result: { ...emptyResult, path, error: said }, needsSegment: true, groups: null };
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
