import { readFileSync } from 'node:fs';
import { dependenciesOf } from '../workspace/packages.js';

/**
 * Which packages of a workspace could be in one bundle: those of which one depends on the other.
 * @param manifests paths of package.json
 * @returns for each the first of those that it could be bundled with
 */
export function bundlesOf(manifests: readonly string[]): ReadonlyMap<string, string> {
  const read = [...manifests].sort().map((path) => ({ path, ...partsOf(path) }));
  const firsts = new Map(read.map(({ path }) => [path, path]));
  const join = (one: string, other: string) => {
    const [a = one, b = other] = [firsts.get(one), firsts.get(other)];
    const [first = a] = [a, b].sort();
    for (const [path, known] of firsts) if (known === a || known === b) firsts.set(path, first);
  };
  for (const { path, names } of read) {
    for (const other of read) if (other.name !== null && names.has(other.name)) join(path, other.path);
  }
  return firsts;
}

/** What a package is called and depends on; nothing where its manifest is no JSON. */
function partsOf(manifest: string): { name: string | null; names: ReadonlySet<string> } {
  const text = readFileSync(manifest, 'utf8');
  const names = new Set(dependenciesOf(text).map(({ name }) => name));
  try {
    const { name } = JSON.parse(text) as { name?: unknown };
    return { name: typeof name === 'string' ? name : null, names };
  } catch {
    return { name: null, names };
  }
}
