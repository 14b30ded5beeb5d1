import { readFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { dependenciesOf } from './packages.js';

/** The folders of a Nuxt app whose exports are known in all its files; their own folders are not. */
const folders = /^(?:app\/|src\/)?(?:composables|utils)\/(?:([^/]+)\.\w+|([^/]+)\/index\.\w+)$/;

/**
 * Tells under which name Nuxt makes an export of a module known everywhere; null where it does not. A default export
 * goes by the name of its file.
 */
export function createAutoImports(
  manifestOf: (path: string) => string | null,
): (path: string, exported: string) => string | null {
  const known = new Map<string, boolean>();
  return (path, exported) => {
    const manifest = manifestOf(path);
    if (manifest === null) return null;
    const place = folders.exec(relative(dirname(manifest), path).replaceAll('\\', '/'));
    if (!place || !isNuxt(manifest, known)) return null;
    return exported === 'default' ? camelCase(place[1] ?? place[2] ?? '') : exported;
  };
}

function isNuxt(manifest: string, known: Map<string, boolean>): boolean {
  const answer = known.get(manifest) ?? namesNuxt(manifest);
  known.set(manifest, answer);
  return answer;
}

/** Nuxt imports by itself from its version 3 on. */
function namesNuxt(manifest: string): boolean {
  try {
    const packages = dependenciesOf(readFileSync(manifest, 'utf8'));
    return packages.some(
      ({ name, range }) => /^nuxt(?:-nightly|3)?$/.test(name) && !/^\D*[12]\./.test(range),
    );
  } catch {
    return false;
  }
}

const camelCase = (name: string): string =>
  name.replace(/[-_.]+(\w)/g, (_, letter: string) => letter.toUpperCase());
