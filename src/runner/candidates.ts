import type { Options } from '../config/options.js';
import type { Expansion } from '../workspace/expand.js';
import { kindOf } from '../workspace/extensions.js';
import { createNativePrefilter } from '../workspace/native-prefilter.js';
import { type ByteFilter, createPrefilter } from '../workspace/prefilter.js';
import { type CandidateReader, createCandidateReader } from '../workspace/read.js';
import { skipReason, skipReasons } from '../workspace/skip.js';
import { isTestFile, manualMock } from '../workspace/test-files.js';

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
export function findCandidates(expansion: Expansion, options: Options, root: string): Candidates {
  const filters = { code: createPrefilter(options.global), native: createNativePrefilter() };
  const filterOf = (path: string) => (kindOf(path) === 'native' ? filters.native : filters.code);
  const sifted = sift(expansion.files, filterOf, expansion.isIgnored);
  const stand = sift(expansion.files.filter(isSegmentMock), () => everything, expansion.isIgnored);
  const found = withoutTests(joined(sifted, stand), options, root);
  const problems = new Map([
    ...expansion.problems.map(({ path, reason }) => [path, reason] as const),
    ...found.problems,
  ]);
  return { ...found, problems };
}

/** A file that stands for a module of Segment in tests does not have to name it. */
const isSegmentMock = (path: string): boolean => path.includes('__mocks__') && manualMock.test(path);

function joined(sifted: Candidates, more: Candidates): Candidates {
  const known = new Set(sifted.candidates.map(({ path }) => path));
  const fresh = more.candidates.filter(({ path }) => !known.has(path));
  return {
    candidates: [...sifted.candidates, ...fresh],
    skipped: new Map([...sifted.skipped, ...more.skipped]),
    problems: new Map([...sifted.problems, ...more.problems]),
  };
}

/** Under `--tests skip` a test is named as skipped, and is no candidate. */
function withoutTests(found: Candidates, { tests }: Options, root: string): Candidates {
  if (tests !== 'skip') return found;
  const isTest = ({ path }: Candidate) => isTestFile(path, root);
  const skipped = found.candidates.filter(isTest).map(({ path }) => [path, skipReasons.test] as const);
  return {
    ...found,
    candidates: found.candidates.filter((candidate) => !isTest(candidate)),
    skipped: new Map([...found.skipped, ...skipped]),
  };
}

const everything: ByteFilter = { test: () => true };

/** Keeps the files that their filter takes and nothing ignores. */
export function sift(
  files: readonly string[],
  filterOf: (path: string) => ByteFilter,
  isIgnored: (path: string) => boolean,
  read: CandidateReader = createCandidateReader(),
): Candidates {
  const candidates: Candidate[] = [];
  const skipped = new Map<string, string>();
  const problems = new Map<string, string>();
  for (const path of files) {
    const source = read(path, filterOf(path));
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
