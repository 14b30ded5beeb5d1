import type { Options } from '../config/options.js';
import type { Expansion } from '../workspace/expand.js';
import { type ByteFilter, createPrefilter } from '../workspace/prefilter.js';
import { type CandidateReader, createCandidateReader } from '../workspace/read.js';
import { skipReason } from '../workspace/skip.js';

/** A file whose bytes could hold Segment, decoded. */
export interface Candidate {
  readonly path: string;
  readonly text: string;
  readonly bom: string;
}

/** The files of a run, sorted by what is to be done with them. */
export interface Candidates {
  readonly candidates: readonly Candidate[];
  /** Path to reason. */
  readonly skipped: ReadonlyMap<string, string>;
  readonly problems: ReadonlyMap<string, string>;
}

/** Reads the files of a run and keeps those that could hold Segment. All others are never decoded. */
export function findCandidates(expansion: Expansion, options: Options): Candidates {
  const found = sift(expansion.files, createPrefilter(options.global), expansion.isIgnored);
  const problems = new Map([
    ...expansion.problems.map(({ path, reason }) => [path, reason] as const),
    ...found.problems,
  ]);
  return { ...found, problems };
}

/** Keeps the files that a filter takes and nothing ignores. */
export function sift(
  files: readonly string[],
  filter: ByteFilter,
  isIgnored: (path: string) => boolean,
  read: CandidateReader = createCandidateReader(),
): Candidates {
  const candidates: Candidate[] = [];
  const skipped = new Map<string, string>();
  const problems = new Map<string, string>();
  for (const path of files) {
    const source = read(path, filter);
    if (source === null || isIgnored(path)) continue;
    if (source.kind === 'problem') {
      problems.set(path, source.reason);
      continue;
    }
    const reason = skipReason(path, source.text);
    if (reason) skipped.set(path, reason);
    else candidates.push({ path, text: source.text, bom: source.bom });
  }
  return { candidates, skipped, problems };
}
