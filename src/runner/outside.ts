import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { segmentSdks } from '../segment/sdks.js';
import type { Expansion } from '../workspace/expand.js';
import { kindOf } from '../workspace/extensions.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { segmentPackagesOf } from '../workspace/packages.js';
import { walkFolder } from '../workspace/walk.js';
import { type Candidate, sift } from './candidates.js';

/**
 * The files outside the given paths that name an SDK of Segment: what they export, a context or a getter, may be
 * used inside by files in which nothing else tells of Segment. None where no manifest of the workspace has an SDK.
 */
export function sdkFilesOutside(root: string, { roots, files }: Expansion): readonly Candidate[] {
  if (roots.includes(root)) return [];
  const ignorer = createIgnorer(root);
  const isWanted = (path: string) => kindOf(path) === 'code' || basename(path) === 'package.json';
  const all = walkFolder(root, ignorer, isWanted).files;
  if (!all.some((path) => basename(path) === 'package.json' && namesSdk(path))) return [];
  const inside = new Set(files);
  const rest = all.filter((path) => kindOf(path) === 'code' && !inside.has(path));
  const needles = segmentSdks.map((sdk) => Buffer.from(sdk.package));
  const filter = { test: (bytes: Buffer) => needles.some((needle) => bytes.indexOf(needle) >= 0) };
  return sift(
    rest,
    () => filter,
    (path) => ignorer.ignores(path),
  ).candidates;
}

function namesSdk(manifest: string): boolean {
  try {
    return segmentPackagesOf(readFileSync(manifest, 'utf8')).segment.length > 0;
  } catch {
    return false;
  }
}
