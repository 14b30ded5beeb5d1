import { readFileSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { allFlavours } from '../amplitude/flavours.js';
import type { FileChange } from '../report/report.js';
import { segmentSdks } from '../segment/sdks.js';
import { snippetPackage } from '../segment/snippet-package.js';
import { addEnvName, envFilesOf } from '../workspace/env-files.js';
import { kindOf } from '../workspace/extensions.js';
import { gitIgnores } from '../workspace/git.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { editManifest } from '../workspace/manifest.js';
import { dependenciesOf } from '../workspace/packages.js';
import { createCandidateReader } from '../workspace/read.js';
import { walkFolder } from '../workspace/walk.js';
import type { HelperFile } from './helper-file.js';
import type { Session } from './session.js';

const reads = `'"\``;

/** Everything that a run writes: sources with the makers of clients last, then helpers, manifests and `.env` files. */
export function changesOf(session: Session): FileChange[] {
  const sources = sourceChanges(session);
  return [
    ...sources,
    ...helperChanges(session, sources),
    ...manifestChanges(session, sources),
    ...envChanges(session),
  ];
}

function sourceChanges({ results, texts, expansion }: Session): FileChange[] {
  const inside = new Set(expansion.files);
  const changed = [...results.values()].filter((result) => result.output !== null && inside.has(result.path));
  const isMaker = (path: string) => (results.get(path)?.summary?.exports.length ?? 0) > 0;
  return changed
    .sort((a, b) => Number(isMaker(a.path)) - Number(isMaker(b.path)) || (a.path < b.path ? -1 : 1))
    .map(({ path, output }) => {
      const { bom, text } = texts.get(path) ?? { bom: '', text: '' };
      return { path, before: bom + text, after: bom + (output ?? '') };
    });
}

function helperChanges({ results, contexts }: Session, sources: readonly FileChange[]): FileChange[] {
  const wanted = new Map<string, { helper: HelperFile; functions: string[] }>();
  for (const { path } of sources) {
    const functions = results.get(path)?.helpers ?? [];
    if (functions.length === 0) continue;
    const helper = contexts.helperOf(path);
    const known = wanted.get(helper.path) ?? { helper, functions: [] };
    known.functions.push(...functions);
    wanted.set(helper.path, known);
  }
  return [...wanted.values()].flatMap(({ helper, functions }): FileChange[] => {
    const { path, before } = helper;
    const after = helper.withFunctions(functions);
    return after === before ? [] : [{ path, before, after }];
  });
}

/** The manifests of the files that changed: Amplitude comes when one imports it, Segment goes with its last use. */
function manifestChanges(session: Session, sources: readonly FileChange[]): FileChange[] {
  const { results, contexts } = session;
  const manifests = new Set(
    sources.map(({ path }) => contexts.manifestOf(path)).filter((path) => path !== null),
  );
  return [...manifests].sort().flatMap((path): FileChange[] => {
    const before = readFileSync(path, 'utf8');
    const own = sources.filter((source) => contexts.manifestOf(source.path) === path);
    const spoken = new Set(own.flatMap((source) => results.get(source.path)?.speaks ?? []));
    const add = allFlavours.flatMap((flavour) =>
      spoken.has(flavour.package) || own.some((source) => gains(source, flavour.package))
        ? [[flavour.package, flavour.version], ...Object.entries(flavour.companions ?? {})]
        : [],
    );
    const held = dependenciesOf(before).map(({ name }) => name);
    const remove = [...segmentSdks, { package: snippetPackage, companions: [] }]
      .filter((sdk) => own.some((source) => loses(source, sdk.package)))
      .filter((sdk) => !isStillUsed(session, sdk.package, path, sources))
      .flatMap((sdk) => [sdk.package, ...(sdk.companions ?? [])])
      .filter((name) => held.includes(name) && !isStillUsed(session, name, path, sources));
    const after = edited(before, { add: Object.fromEntries(add), remove });
    return after === before ? [] : [{ path, before, after }];
  });
}

/** A manifest that is no JSON is left: it is not this tool's to mend. */
function edited(text: string, change: Parameters<typeof editManifest>[1]): string {
  try {
    return editManifest(text, change);
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

const loses = ({ before, after }: FileChange, source: string): boolean =>
  names(before ?? '', source) && !names(after, source);

/** A type may name it, too. */
const gains = ({ before, after }: FileChange, source: string): boolean =>
  !names(before ?? '', source) && names(after, source);

const names = (text: string, source: string): boolean =>
  [...reads].some((quote) => text.includes(quote + source + quote) || text.includes(`${quote}${source}/`));

/**
 * Looks through the whole workspace, tests and configs included, for a use that the run leaves behind. Of the
 * files of the run only those that were candidates can hold one: the package's name is a mark of the prefilter.
 */
function isStillUsed(
  session: Session,
  source: string,
  manifest: string,
  sources: readonly FileChange[],
): boolean {
  const { root, contexts, expansion, texts } = session;
  const after = new Map(sources.map((change) => [change.path, change.after]));
  if ([...after.values()].some((text) => names(text, source))) return true;
  const passedOver = new Set(
    expansion.files.filter((path) => !texts.has(path) && !session.skipped.has(path)),
  );
  const ignorer = createIgnorer(root);
  const read = createCandidateReader();
  // `@amplitude/analytics-node` is no use of `analytics-node`.
  const mention = new RegExp(`(?<![\\w@/-])${source}`);
  const filter = {
    test: (bytes: Buffer) => bytes.indexOf(source) >= 0 && mention.test(bytes.toString('latin1')),
  };
  const folder = dirname(manifest);
  // A run on the whole workspace has walked it already.
  const files = expansion.roots.includes(root)
    ? expansion.files.filter((path) => path.startsWith(folder + sep))
    : walkFolder(folder, ignorer, (path) => kindOf(path) !== null).files;
  return files.some((path) => {
    if (passedOver.has(path) || after.has(path)) return false;
    if (read(path, filter) === null || ignorer.ignores(path)) return false;
    return contexts.manifestOf(path) === manifest;
  });
}

/** `.env` files that git holds gain the new name, empty, behind the old one. */
function envChanges(session: Session): FileChange[] {
  const { results, contexts, root } = session;
  const changes = new Map<string, FileChange>();
  for (const { path, variables } of results.values()) {
    const folders = new Set([root, dirname(contexts.manifestOf(path) ?? root)]);
    for (const file of [...folders].flatMap(envFilesOf)) {
      if (variables.length === 0 || gitIgnores(file)) continue;
      const before = changes.get(file)?.before ?? readFileSync(file, 'utf8');
      const text = changes.get(file)?.after ?? before;
      const after = variables.reduce((current, { from, to }) => addEnvName(current, to, from), text);
      if (after !== before) changes.set(file, { path: file, before, after });
    }
  }
  return [...changes.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
