import { type Expansion, expandPaths } from '../workspace/expand.js';
import { kindOf } from '../workspace/extensions.js';
import { findWorkspaceRoot } from '../workspace/root.js';
import type { Candidate, Candidates } from './candidates.js';
import { createContexts } from './contexts.js';
import type { ModuleResult } from './module-task.js';
import { runTasks } from './pool.js';
import type { RunRequest } from './request.js';

/** What all steps of a run share. */
export interface Session {
  readonly request: RunRequest;
  readonly expansion: Expansion;
  /** All files of the workspace, also outside the given paths; walked when first asked for, and once. */
  readonly workspace: () => Promise<Expansion>;
  readonly root: string;
  /** The text of every file that was read, by path. */
  readonly texts: Map<string, Candidate>;
  /** Files that hold Segment and were not worked on. */
  readonly skipped: ReadonlySet<string>;
  /** Tells the progress line that files are done. */
  readonly onDone: (count: number) => void;
  /** The latest result of every module. */
  readonly results: Map<string, ModuleResult>;
  readonly contexts: ReturnType<typeof createContexts>;
  /** Works on those of the files that are code, pages or components; those of apps have an engine of their own. */
  readonly runAll: (paths: readonly string[], contexts: Session['contexts']['of']) => Promise<void>;
}

/** What a run starts from: its candidates read, nothing migrated. */
export function createSession(request: RunRequest, expansion: Expansion, found: Candidates): Session {
  const root = findWorkspaceRoot(expansion.roots[0] ?? request.cwd);
  const texts = new Map(found.candidates.map((candidate) => [candidate.path, candidate]));
  const results = new Map<string, ModuleResult>();
  const contexts = createContexts(request, root, [...texts.keys()], (path) => texts.get(path)?.text ?? '');
  let done = expansion.files.length - found.candidates.length;
  const onDone = (count: number) => {
    done = Math.min(done + count, expansion.files.length);
    request.onProgress?.(done, expansion.files.length);
  };
  const runAll: Session['runAll'] = async (paths, contextOf) => {
    const own = paths.filter((path) => kindOf(path) !== 'native');
    const tasks = own.map((path) => ({ text: texts.get(path)?.text ?? '', context: contextOf(path) }));
    for (const result of await runTasks(tasks, request.jobs, onDone)) results.set(result.path, result);
  };
  let whole: Promise<Expansion> | undefined;
  const workspace = () => {
    whole ??= expandPaths(root, ['.'], request.options.ignore);
    return whole;
  };
  const skipped = new Set([...found.skipped.keys(), ...found.problems.keys()]);
  return { request, expansion, workspace, root, texts, skipped, results, contexts, runAll, onDone };
}
