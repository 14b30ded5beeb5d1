import type { WriteKey } from '../javascript/set-up/write-key.js';
import { isTestFile } from '../workspace/test-files.js';
import type { Session } from './session.js';

interface Maker extends WriteKey {
  readonly path: string;
}

/**
 * Files of one package that make clients with different write keys would all speak through the SDK's default client,
 * and so send to one project: each but those of the first key gets an instance of its own.
 */
export async function separateKeys(session: Session): Promise<void> {
  const { request, results, contexts, runAll } = session;
  // One key was asked for, for all.
  if (request.options.apiKey !== null) return;
  // Hooks read the default client, whose maker no import names.
  if ([...results.values()].some(({ summary }) => summary?.hooks)) return;
  const apart = [...groupsOf(session)].flatMap(apartFrom);
  for (const { path } of apart) contexts.apart.add(path);
  await runAll(
    apart.map(({ path }) => path),
    contexts.of,
  );
}

/** What could be in one bundle: the files under a manifest that speak to the same package. */
function groupsOf({ request, root, results, contexts, expansion }: Session): Iterable<Maker[]> {
  const inside = new Set(expansion.files);
  const groups = new Map<string, Maker[]>();
  for (const { path, writeKey, summary } of results.values()) {
    if (writeKey === null || !inside.has(path) || isTestFile(path, root)) continue;
    // Its users lose their receiver, so there is nothing else that they could speak to.
    const isSpread = request.options.client === 'functions' && (summary?.exports.length ?? 0) > 0;
    const id = `${contexts.manifestOf(path)}\0${writeKey.package}`;
    const maker = { ...writeKey, path, isEveryones: writeKey.isEveryones || isSpread };
    groups.set(id, [...(groups.get(id) ?? []), maker]);
  }
  return groups.values();
}

/** The default client is that of the key which others may speak to unseen, else of the first file. */
function apartFrom(makers: readonly Maker[]): Maker[] {
  const sorted = [...makers].sort((a, b) => (a.path < b.path ? -1 : 1));
  const first = sorted.find(({ isEveryones }) => isEveryones) ?? sorted[0];
  return sorted.filter(({ text, isEveryones }) => !isEveryones && text !== first?.text);
}
