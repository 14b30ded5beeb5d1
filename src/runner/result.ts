import { basename } from 'node:path';
import { allFlavours, flavours } from '../amplitude/flavours.js';
import { finding, findingKinds } from '../findings.js';
import type {
  CallSiteReport,
  FileChange,
  FileReport,
  Finding,
  ManifestReport,
  Report,
  RunResult,
} from '../report/report.js';
import { isMoved } from '../report/status.js';
import { toolVersion } from '../version.js';
import { isPage } from '../workspace/evidence.js';
import { kindOf } from '../workspace/extensions.js';
import { artifactsOf, isGradleFile } from '../workspace/gradle.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { swiftPackagesOf } from '../workspace/package-swift.js';
import { dependenciesOf } from '../workspace/packages.js';
import { podsOf } from '../workspace/podfile.js';
import { createCandidateReader } from '../workspace/read.js';
import { isTestFile } from '../workspace/test-files.js';
import { walkFolder } from '../workspace/walk.js';
import type { Candidates } from './candidates.js';
import type { ModuleResult } from './module-task.js';
import { nextSteps } from './next-steps.js';
import { relativePath, summarise } from './report-parts.js';
import type { Session } from './session.js';

/** Puts the results of a run together, in a stable order. */
export function assemble(
  session: Session,
  found: Candidates,
  passedOver: readonly FileReport[],
  changes: readonly FileChange[],
  failed: ReadonlyMap<string, string>,
  steps: readonly string[],
): RunResult {
  const { request, expansion, results } = session;
  const inside = new Set(expansion.files);
  const written = changes.filter(({ path }) => !failed.has(path));
  const changed = new Set(written.map(({ path }) => path));
  const starters = [...results.values()].filter(
    (result) => result.starts === 'default' && inside.has(result.path),
  );
  // SDKs of several kinds are several clients: a server's is none of its pages'.
  const startingWith = (flavour: string) =>
    starters
      .filter((starter) => kindStarted(starter) === flavour)
      .map(({ path }) => path)
      .sort();
  const mocksHold = stillLoadsSegment(session, changes);
  const reports = [...results.values()].flatMap((result): FileReport[] => {
    const error = result.error ?? failed.get(result.path) ?? null;
    if (!inside.has(result.path) || (result.callSites.length === 0 && error === null)) return [];
    const path = relativePath(request.cwd, result.path);
    // What could not be written was not migrated.
    const sites = failed.has(result.path) ? [] : result.callSites;
    const callSites = sites
      .filter((site) => !(mocksHold && isMock(site)))
      .map(withoutNotes)
      .map((site) => withSecondInit(site, result.path, startingWith(kindStarted(result)), request.cwd));
    return [{ path, changed: changed.has(result.path), skipped: null, error, callSites }];
  });
  const others = [...failed].filter(([path]) => !results.has(path));
  const files = [
    ...reports,
    ...passedOver,
    ...others.map(([path, error]) => failure(relativePath(request.cwd, path), error)),
  ];
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  const notes = notesOf(session, changes);
  const isInVain = changes.length > 0 && written.length === 0;
  const report: Report = {
    version: 1,
    tool: toolVersion(),
    summary: summarise(expansion.files.length, found.candidates.length, files),
    files,
    manifests: written
      .filter(({ path }) => manifestReaders.some(([isOne]) => isOne(path)))
      .map((change) => manifestReport(change, request.cwd)),
    nextSteps: isInVain ? [] : [...steps, ...nextSteps(session, written, notes)],
  };
  return { report, changes, notes };
}

const isMock = ({ findings }: CallSiteReport): boolean =>
  findings.some(({ code }) => code === 'test-mocks-segment');

/** Segment's modules in code, as strings. */
const segmentModule = /['"`](@segment\/|analytics-node['"`])/;

const amplitudeModule = /['"`]@amplitude\//;

/** True where the code that tests load still loads all that it did, and nothing beside it: their mocks are in force. */
function stillLoadsSegment({ results, texts, root }: Session, changes: readonly FileChange[]): boolean {
  const isLost = changes.some(
    ({ before, after }) => segmentModule.test(before ?? '') && !segmentModule.test(after),
  );
  if (isLost) return false;
  const outputs = new Map(changes.map(({ path, after }) => [path, after]));
  const loaded = [...results.keys()]
    .filter((path) => !isTestFile(path, root))
    .map((path) => outputs.get(path) ?? texts.get(path)?.text ?? '')
    .filter((text) => segmentModule.test(text));
  return loaded.length > 0 && !loaded.some((text) => amplitudeModule.test(text));
}

const failure = (path: string, error: string): FileReport => ({
  path,
  changed: false,
  skipped: null,
  error,
  callSites: [],
});

/** Notes speak of the run and are printed once, not at each call. */
function withoutNotes(site: CallSiteReport): CallSiteReport {
  return { ...site, findings: site.findings.filter(({ severity }) => severity !== 'note') };
}

/** The package whose client a file starts; a script tag loads that for browsers. */
const kindStarted = ({ speaks }: ModuleResult): string => speaks[0] ?? flavours.browser.package;

/** The default client is one in a bundle: every set-up but the first says where another one is. */
function withSecondInit(
  site: CallSiteReport,
  path: string,
  starters: readonly string[],
  cwd: string,
): CallSiteReport {
  const [first] = starters;
  if (site.transform !== 'load' || site.status === 'manual' || first === undefined) return site;
  if (first === path || !starters.includes(path)) return site;
  if (site.findings.some(({ code }) => code === 'second-init')) return site;
  // Of two pages a browser shows one.
  if (isPage(first) && isPage(path)) return site;
  const { title } = findingKinds['second-init'];
  const said = finding('second-init', `${title} (${relativePath(cwd, first)})`);
  return { ...site, status: 'review', findings: [...site.findings, said] };
}

function notesOf({ results, expansion, texts, root }: Session, changes: readonly FileChange[]): Finding[] {
  const inside = new Set(expansion.files);
  const own = [...results.values()].filter(({ path }) => inside.has(path));
  const notes = new Map<string, Finding>();
  for (const { callSites } of own) {
    for (const note of callSites.flatMap(({ findings }) => findings)) {
      if (note.severity === 'note') notes.set(note.code, note);
    }
  }
  const speaks = changes.some(({ path }) => speaksToAmplitude(results.get(path)));
  const starts =
    own.some((result) => result.starts !== null) ||
    [...texts.values()].some(({ text }) => startsAmplitude(text));
  if (speaks && !starts && !workspaceStarts(root, texts)) notes.set('init-missing', finding('init-missing'));
  return [...notes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** A file with imports of the SDK, or with a loader in the place of a snippet: what it takes waits for `init`. */
const speaksToAmplitude = (result: ModuleResult | undefined): boolean =>
  result !== undefined && (result.speaks.length > 0 || result.global.loads) && result.callSites.some(isMoved);

const startsAmplitude = (text: string): boolean =>
  (text.includes('@amplitude/') && /\binit(All)?\s*\(/.test(text)) || /\bamplitude\.init\s*\(/.test(text);

/**
 * Looks through files without Segment too: the set-up may have been written by hand.
 * @param known what was read before the run wrote anything
 */
function workspaceStarts(root: string, known: Session['texts']): boolean {
  const read = createCandidateReader();
  const filter = {
    test: (bytes: Buffer) => allFlavours.some((flavour) => bytes.indexOf(flavour.package) >= 0),
  };
  return walkFolder(root, createIgnorer(root), (path) => kindOf(path) !== null).files.some((path) => {
    const source = known.has(path) ? null : read(path, filter);
    return source?.kind === 'text' && startsAmplitude(source.text);
  });
}

/** What each kind of manifest names, with the versions. */
const manifestReaders: readonly [(path: string) => boolean, (text: string) => Map<string, string>][] = [
  [
    (path) => path.endsWith('package.json'),
    (text) => new Map(dependenciesOf(text === '' ? '{}' : text).map(({ name, range }) => [name, range])),
  ],
  [isGradleFile, artifactsOf],
  [(path) => basename(path) === 'Podfile', podsOf],
  [(path) => basename(path) === 'Package.swift', swiftPackagesOf],
];

function manifestReport({ path, before, after }: FileChange, cwd: string): ManifestReport {
  const read = manifestReaders.find(([isOne]) => isOne(path))?.[1];
  const [old, now] = [before ?? '', after].map((text) => read?.(text) ?? new Map<string, string>()) as [
    Map<string, string>,
    Map<string, string>,
  ];
  const only = (a: Map<string, string>, b: Map<string, string>) =>
    Object.fromEntries([...a].filter(([name]) => !b.has(name)));
  return { path: relativePath(cwd, path), added: only(now, old), removed: only(old, now) };
}
