import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { WriteKey } from '../javascript/set-up/write-key.js';
import { amplitudeVariable, distinctNames } from '../mapping/api-key.js';
import { isTestFile } from '../workspace/test-files.js';
import { bundlesOf } from './bundles.js';
import { relativePath } from './report-parts.js';
import type { Session } from './session.js';

interface Maker extends WriteKey {
  readonly path: string;
}

/**
 * Files that could be in one bundle and make clients with different write keys would all speak through the SDK's default
 * client, and so send to one project: each but those of the first key gets an instance of its own, and where none can
 * have one it is said. No two write keys come out under one name.
 */
export async function separateKeys(session: Session): Promise<void> {
  const { request, results, contexts, runAll } = session;
  const isOneForAll = request.options.apiKey !== null;
  // Hooks read the default client, whose maker no import names.
  const isShared = isOneForAll || [...results.values()].some(({ summary }) => summary?.hooks);
  for (const makers of groupsOf(session)) {
    const first = makers.find(({ isEveryones }) => isEveryones) ?? makers[0];
    for (const { path, id, isEveryones } of makers) {
      if (first === undefined || id === first.id) continue;
      if (isShared || isEveryones) contexts.joined.set(path, relativePath(request.cwd, first.path));
      else contexts.apart.add(path);
    }
  }
  if (!isShared) for (const path of startedApart(session)) contexts.apart.add(path);
  const renamed = isOneForAll ? [] : nameKeys(session);
  await runAll([...new Set([...contexts.apart, ...contexts.joined.keys(), ...renamed])], contexts.of);
}

/** An earlier run, limited to other files, has migrated a client whose variable is not that of this file's. */
function startedApart({ request, results, contexts }: Session): string[] {
  return [...results.values()].flatMap(({ path, writeKey }) => {
    if (writeKey === null || writeKey.isEveryones || writeKey.id.startsWith('"')) return [];
    const starter = contexts.of(path).startedIn[writeKey.package];
    if (starter === undefined) return [];
    const text = readFileSync(resolve(request.cwd, starter), 'utf8');
    const isOurs = /\b(?:segment|classic)Identity\((?:process|import\.meta)\.env\b/.test(text);
    return isOurs && !new RegExp(`\\b${amplitudeVariable(writeKey.id)}\\b`).test(text) ? [path] : [];
  });
}

/** The clients that could be in one bundle, by the package that takes over from them; those of each in order. */
function groupsOf({ root, results, contexts }: Session): Iterable<Maker[]> {
  const manifests = new Set([...results.keys()].map(contexts.manifestOf).filter((path) => path !== null));
  const bundles = bundlesOf([...manifests]);
  const groups = new Map<string, Maker[]>();
  for (const { path, writeKey } of inOrder(results.values())) {
    if (writeKey === null || isTestFile(path, root)) continue;
    const id = `${bundles.get(contexts.manifestOf(path) ?? '')}\0${writeKey.package}`;
    groups.set(id, [...(groups.get(id) ?? []), { ...writeKey, path }]);
  }
  return groups.values();
}

/** @returns the files in which a key has another name than the usual one */
function nameKeys({ root, results, contexts }: Session): string[] {
  const all = inOrder(results.values()).filter(({ path }) => !isTestFile(path, root));
  const names = distinctNames([...new Set(all.flatMap(({ keyIds }) => keyIds))]);
  Object.assign(contexts.keyNames, names);
  return all.filter(({ keyIds }) => keyIds.some((id) => id in names)).map(({ path }) => path);
}

function inOrder<Item extends { readonly path: string }>(items: Iterable<Item>): Item[] {
  return [...items].sort((a, b) => (a.path < b.path ? -1 : 1));
}
