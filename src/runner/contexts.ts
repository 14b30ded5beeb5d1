import { readFileSync } from 'node:fs';
import type { FileContext, GlobalStanding } from '../javascript/context.js';
import { snippetMark } from '../javascript/other-sites.js';
import { type Evidence, findEvidence } from '../workspace/evidence.js';
import { segmentPackagesOf } from '../workspace/packages.js';
import { nearestManifest } from '../workspace/root.js';
import { type HelperFile, helperFor, isTypeScript } from './helper-file.js';
import type { RunRequest } from './run.js';

/** What files have to be told from outside, worked out once a run and cached by folder. */
export interface Contexts {
  of(path: string): FileContext;
  helperOf(path: string): HelperFile;
  manifestOf(path: string): string | null;
  readonly evidence: Evidence;
}

/** A file that says it itself: types, snippet or address of Segment. */
const ownMark = /\b(AnalyticsSnippet|SegmentAnalytics)\b|cdn\.segment\.(com|io)|@segment\/|SNIPPET_VERSION/;

/** Makes the contexts of a run. Looks through pages and manifests, so it is made only when there is a candidate. */
export function createContexts(
  request: RunRequest,
  root: string,
  candidates: readonly string[],
  textOf: (path: string) => string,
): Contexts {
  const { options, transforms } = request;
  const evidence = findEvidence(root, options.ignore);
  const manifests = new Map<string, string | null>();
  const standings = new Map<string, GlobalStanding>();
  const manifestOf = (path: string) => nearestManifest(path, root, manifests);
  const typed = new Set(candidates.filter(isTypeScript).map(manifestOf));
  const snippetScripts = candidates.filter((path) => snippetMark.test(textOf(path)));
  const hasSnippet = evidence.snippetPages.length > 0 || snippetScripts.length > 0;
  const helpers = new Map<string, HelperFile>();
  const helperOf = (path: string) => {
    const known =
      helpers.get(path) ?? helperFor(path, textOf(path), root, options, typed.has(manifestOf(path)));
    helpers.set(path, known);
    return known;
  };
  const standingOf = (path: string): GlobalStanding => {
    if (request.globalSettled) return 'settled';
    if (ownMark.test(textOf(path)) || hasSnippet) return 'segment';
    const manifest = manifestOf(path) ?? '';
    const known = standings.get(manifest) ?? standingIn(manifest);
    standings.set(manifest, known);
    return known;
  };
  const of = (path: string): FileContext => ({
    path,
    options,
    selected: transforms,
    global: standingOf(path),
    pageLoaded: evidence.snippetPages.length > 0 && !hasSdk(manifestOf(path)),
    classicScript: evidence.classicScripts.has(path),
    imports: [],
    exported: { kind: 'kept', split: false },
    keptForm: 'instance',
    helper: helperOf(path).specifier,
    helperLacks: helperOf(path).lacks,
  });
  return { of, helperOf, manifestOf, evidence };
}

function standingIn(manifest: string): GlobalStanding {
  const { segment, lookAlikes } = packagesIn(manifest);
  if (segment.length > 0) return 'segment';
  return lookAlikes.length > 0 ? 'other' : 'assumed';
}

/** A project with Segment's package makes its client itself, whatever its pages load. */
function hasSdk(manifest: string | null): boolean {
  return packagesIn(manifest ?? '').segment.some(({ name }) => name === '@segment/analytics-next');
}

function packagesIn(manifest: string): ReturnType<typeof segmentPackagesOf> {
  if (manifest === '') return { segment: [], lookAlikes: [] };
  try {
    return segmentPackagesOf(readFileSync(manifest, 'utf8'));
  } catch {
    return { segment: [], lookAlikes: [] };
  }
}
