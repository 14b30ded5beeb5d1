import { relative, sep } from 'node:path';
import type { RunResult } from '../report/report.js';
import { findGitRoot } from '../workspace/root.js';

/**
 * How to apply the diff below a repository's root: its paths are relative to the working folder, and there
 * `git apply` passes over them without a word.
 */
export function diffHint(result: RunResult, cwd: string): string {
  const root = findGitRoot(cwd);
  if (root === null || root === cwd || result.changes.length === 0) return '';
  return `To apply this diff: git apply --directory=${relative(root, cwd).split(sep).join('/')} <file>\n`;
}
