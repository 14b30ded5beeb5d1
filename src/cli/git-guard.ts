import { existsSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.js';
import type { CliContext } from './context.js';

/**
 * Refuses to write over work that git does not hold yet.
 * @throws {UserError} when the work tree of a path has uncommitted changes
 */
export async function requireCleanTree(paths: readonly string[], context: CliContext): Promise<void> {
  // A path that does not exist is the runner's to name.
  const targets = paths.map((path) => fixedPart(path, context.cwd)).filter((path) => existsSync(path));
  if (targets.length === 0) return;
  const [first, ...rest] = (await context.uncommittedChanges(targets)) ?? [];
  if (first === undefined) return;
  const shown = relative(context.cwd, first).split(sep).join('/') || '.';
  const others = rest.length > 0 ? ` and ${rest.length} more` : '';
  throw new UserError(
    `uncommitted changes (${shown}${others}): commit or stash them, or run with --allow-dirty`,
  );
}

/** The folder that a glob starts in; a path that exists is itself, whatever signs are in its name. */
function fixedPart(path: string, cwd: string): string {
  const whole = resolve(cwd, path);
  if (existsSync(whole)) return whole;
  const parts = path.split('/');
  const glob = parts.findIndex((part) => /[*?[\]{}!()]/u.test(part));
  if (glob === -1) return whole;
  return resolve(cwd, parts.slice(0, glob).join('/') || (path.startsWith('/') ? '/' : '.'));
}
