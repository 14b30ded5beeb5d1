import { readFileSync } from 'node:fs';
import type { FileContext, GlobalStanding } from '../javascript/context.js';
import { writesSnippet } from '../javascript/snippet/written.js';
import { holdsSnippet } from '../segment/snippet.js';
import { rendersSnippet } from '../segment/snippet-package.js';
import { type Evidence, findEvidence } from '../workspace/evidence.js';
import { kindOf } from '../workspace/extensions.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { dependenciesOf, outsideSources, segmentPackagesOf } from '../workspace/packages.js';
import { createCandidateReader } from '../workspace/read.js';
import { nearestManifest } from '../workspace/root.js';
import { isTestFile } from '../workspace/test-files.js';
import { walkFolder } from '../workspace/walk.js';
import { type HelperFile, helperFor } from './helper-file.js';
import { isTypeScript } from './helper-form.js';
import { relativePath } from './report-parts.js';
import type { RunRequest } from './request.js';
import { createStarters } from './started-clients.js';

/** What files have to be told from outside, worked out once a run and cached by folder. */
export interface Contexts {
  of(path: string): FileContext;
  helperOf(path: string): HelperFile;
  manifestOf(path: string): string | null;
  readonly evidence: Evidence;
  /** Files whose client has another write key than the default one. */
  readonly apart: Set<string>;
  /** Names of API keys that are not the usual ones, by their write keys. */
  readonly keyNames: Record<string, string>;
  /** Files whose client comes to share an Amplitude client with that of another write key, with the file of that one. */
  readonly joined: Map<string, string>;
}

/** A file that says it itself: types, snippet or address of Segment. */
const ownMark =
  /\b(AnalyticsSnippet|SegmentAnalytics)\b|cdn\.segment\.(com|io)|d2dq2ahtl5zl1z|@segment\/(analytics|snippet|consent)|SNIPPET_VERSION/;

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
  const hasSnippet =
    evidence.snippetPages.length > 0 || candidates.some((path) => holdsSnippet(textOf(path)));
  const isClassicScript = (path: string) => evidence.classicScripts.has(path) || isServed(path, root);
  const isLoadedByPage =
    evidence.loadingPages.length > 0 ||
    candidates.some(
      (path) =>
        writesSnippet(textOf(path)) ||
        rendersSnippet(textOf(path)) ||
        (isClassicScript(path) && holdsSnippet(textOf(path))),
    );
  const helpers = new Map<string, HelperFile>();
  const helperOf = (path: string) => {
    const known =
      helpers.get(path) ?? helperFor(path, textOf(path), root, options, typed.has(manifestOf(path)));
    helpers.set(path, known);
    return known;
  };
  let found: boolean | undefined;
  const findsSnippet = () => {
    found ??= snippetOutside(root);
    return found;
  };
  const standingOf = (path: string): GlobalStanding => {
    if (request.globalSettled) return 'settled';
    if (ownMark.test(textOf(path)) || hasSnippet) return 'segment';
    const manifest = manifestOf(path) ?? '';
    const own = standings.get(manifest) ?? standingIn(manifest);
    const known = own === 'assumed' && findsSnippet() ? 'segment' : own;
    standings.set(manifest, known);
    return known;
  };
  const manifestTexts = new Map<string, string>();
  const packagesOf = (path: string): string[] => {
    const manifest = manifestOf(path);
    if (manifest === null) return [];
    const known = manifestTexts.get(manifest) ?? readManifest(manifest);
    manifestTexts.set(manifest, known);
    return outsideSources(textOf(path), known);
  };
  const apart = new Set<string>();
  const keyNames: Record<string, string> = {};
  const joined = new Map<string, string>();
  const startersOf = createStarters({ root, manifestOf });
  const startedIn = (path: string): FileContext['startedIn'] =>
    Object.fromEntries([...startersOf(path)].map(([name, file]) => [name, relativePath(request.cwd, file)]));
  const of = (path: string): FileContext => ({
    path,
    options,
    isTest: isTestFile(path, root),
    selected: transforms,
    global: standingOf(path),
    pageLoaded: isLoadedByPage || (evidence.snippetPages.length > 0 && !hasSdk(manifestOf(path))),
    globalStays: false,
    classicScript: isClassicScript(path),
    imports: [],
    startedIn: startedIn(path),
    packages: packagesOf(path),
    feeds: [],
    followed: [],
    carried: [],
    handsOutSegment: handsOutSegment(manifestOf(path)),
    typesFollow: false,
    globalFate: null,
    exported: { kind: 'kept', split: false },
    keptForm: 'instance',
    isApart: apart.has(path),
    keyNames,
    joinedWith: joined.get(path) ?? null,
    helper: helperOf(path).specifier,
    helperLacks: helperOf(path).lacks,
    pageHelpers: null,
  });
  return { of, helperOf, manifestOf, evidence, apart, keyNames, joined };
}

/** Looks through the scripts of the whole workspace, when nothing nearer tells whose the global is. */
function snippetOutside(root: string): boolean {
  const ignorer = createIgnorer(root);
  const read = createCandidateReader();
  const filter = {
    test: (bytes: Buffer) => ['SNIPPET_VERSION', 'cdn.segment.'].some((mark) => bytes.indexOf(mark) >= 0),
  };
  return walkFolder(root, ignorer, (path) => kindOf(path) === 'code').files.some((path) => {
    const source = read(path, filter);
    return source?.kind === 'text' && holdsSnippet(source.text) && !ignorer.ignores(path);
  });
}

/** Files of these folders reach the browser as they are, outside any bundle. */
function isServed(path: string, root: string): boolean {
  return /(^|\/)(public|static)\//.test(relativePath(root, path));
}

function standingIn(manifest: string): GlobalStanding {
  const { segment, lookAlikes } = packagesIn(manifest);
  if (segment.length > 0) return 'segment';
  return lookAlikes.length > 0 ? 'other' : 'assumed';
}

/** A project with Segment's package makes its client itself, where its pages only name an address of Segment's. */
function hasSdk(manifest: string | null): boolean {
  return packagesIn(manifest ?? '').segment.some(({ name }) => name === '@segment/analytics-next');
}

/** A plug-in of Vue or a module of Nuxt that puts Segment's client on all components. */
function handsOutSegment(manifest: string | null): boolean {
  const packages = manifest === null ? [] : dependenciesOf(readManifest(manifest));
  return packages.some(({ name }) => /^(?:@[\w-]+\/)?(?:vue|nuxt)-segment/.test(name));
}

function readManifest(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function packagesIn(manifest: string): ReturnType<typeof segmentPackagesOf> {
  if (manifest === '') return { segment: [], lookAlikes: [] };
  try {
    return segmentPackagesOf(readFileSync(manifest, 'utf8'));
  } catch {
    return { segment: [], lookAlikes: [] };
  }
}
