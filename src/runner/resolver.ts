import { dirname, join } from 'node:path';
import { ResolverFactory } from 'oxc-resolver';
import { nearestManifest } from '../workspace/root.js';
import { createAliasedPlaces } from '../workspace/tsconfig-paths.js';
import { createPackageFinder } from '../workspace/workspace-packages.js';

/** What a package of the workspace is made into; its source is what counts. */
const isBuilt = /[\\/](dist|lib|build|out|es|esm|cjs)[\\/]/;

/** A tsconfig that extends what is not there, before anything is installed, keeps the resolver from finding anything. */
const brokenConfig = /tsconfig/i;

/** Finds the file that an import names, as bundlers and TypeScript do; null for a package that is not here. */
export type ResolveImport = (file: string, specifier: string) => string | null;

/**
 * Makes a resolver that knows tsconfig paths, workspace packages, index files and `.js` that means `.ts`.
 * @param root the folder of the workspace
 */
export function createResolver(root: string): ResolveImport {
  const findInPackages = createPackageFinder(root);
  const options = {
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json', '.vue'],
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx'],
      '.mjs': ['.mts', '.mjs'],
      '.cjs': ['.cts', '.cjs'],
    },
    conditionNames: ['source', 'import', 'module', 'require', 'default'],
    mainFields: ['source', 'module', 'main'],
  };
  const aliasedPlaces = createAliasedPlaces(root);
  const factory = new ResolverFactory({ ...options, tsconfig: 'auto' });
  const plain = new ResolverFactory(options);
  const findPlain = (file: string, specifier: string) => plain.resolveFileSync(file, specifier).path ?? null;
  const find = (file: string, specifier: string): string | null => {
    const { path, error } = factory.resolveFileSync(file, specifier);
    if (path || !error || !brokenConfig.test(error)) return path ?? null;
    const places = aliasedPlaces(file, specifier).map((place) => findPlain(file, place));
    return places.find((place) => place !== null) ?? findPlain(file, specifier);
  };
  return (file, specifier) => {
    const found = find(file, specifier) ?? conventional(file, specifier, root, find);
    if (specifier.startsWith('.') || (found !== null && !isBuilt.test(found))) return found;
    return findInPackages(specifier) ?? found;
  };
}

/** Where the aliases of Vue CLI, Vite, Nuxt and SvelteKit lead, from the folder of the package; the first that is there. */
const aliases: readonly (readonly [prefix: string, folders: readonly string[]])[] = [
  ['@/', ['src', 'app', '.', 'resources/js']],
  ['~/', ['app', 'src', '.']],
  ['~~/', ['.']],
  ['@@/', ['.']],
  ['$lib/', ['src/lib']],
];

/** An alias that no tsconfig which covers the file explains: those of components are often set up in the bundler alone. */
function conventional(
  file: string,
  specifier: string,
  root: string,
  find: (file: string, specifier: string) => string | null,
): string | null {
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  if (!alias) return null;
  // A tsconfig may name the folder of a component and not the component.
  const beside = find(join(dirname(file), 'component.ts'), specifier);
  if (beside !== null) return beside;
  const manifest = nearestManifest(file, root);
  if (manifest === null) return null;
  const [prefix, folders] = alias;
  const rest = specifier.slice(prefix.length);
  for (const folder of folders) {
    const found = find(file, join(dirname(manifest), folder, rest));
    if (found !== null) return found;
  }
  return null;
}
