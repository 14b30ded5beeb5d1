import type { FileReport, Report, RunResult } from '../report/report.js';
import { toolVersion } from '../version.js';
import { expandPaths } from '../workspace/expand.js';
import { findWorkspaceRoot } from '../workspace/root.js';
import { findCandidates } from './candidates.js';
import { sdkFilesOutside } from './outside.js';
import { relativePath, summarise } from './report-parts.js';
import type { RunRequest } from './request.js';

/**
 * Runs the whole way from paths to written files.
 * @throws {UserError} when a path does not exist or a glob matches nothing
 */
export async function run(request: RunRequest): Promise<RunResult> {
  const expansion = await expandPaths(request.cwd, request.paths, request.options.ignore);
  const root = findWorkspaceRoot(expansion.roots[0] ?? request.cwd);
  const found = findCandidates(expansion, request.options, root);
  const passedOver: FileReport[] = [
    ...[...found.skipped].map(([path, skipped]) => ({ ...plain(path), skipped })),
    ...[...found.problems].map(([path, error]) => ({ ...plain(path), error })),
  ];
  const isNothing = found.candidates.length === 0 && sdkFilesOutside(root, expansion).length === 0;
  if (isNothing) return emptyResult(request, expansion.files.length, passedOver);
  // Everything heavy loads here, and only when there is something to work on.
  const { migrate } = await import('./migrate.js');
  const result = await migrate(request, expansion, found, passedOver);
  if (!('global' in result)) return result;
  const options = { ...request.options, global: [result.global] };
  return run({ ...request, options, globalSettled: true });

  function plain(path: string): FileReport {
    return {
      path: relativePath(request.cwd, path),
      changed: false,
      skipped: null,
      error: null,
      callSites: [],
    };
  }
}

function emptyResult(request: RunRequest, files: number, passedOver: readonly FileReport[]): RunResult {
  request.onProgress?.(files, files);
  const sorted = [...passedOver].sort((a, b) => (a.path < b.path ? -1 : 1));
  const report: Report = {
    version: 1,
    tool: toolVersion(),
    summary: summarise(files, 0, sorted),
    files: sorted,
    manifests: [],
    nextSteps: [],
  };
  return { report, changes: [], notes: [] };
}
