import { ResolverFactory } from 'oxc-resolver';
import { createPackageFinder } from '../workspace/workspace-packages.js';

/** What a package of the workspace is made into; its source is what counts. */
const isBuilt = /[\\/](dist|lib|build|out|es|esm|cjs)[\\/]/;

/** Finds the file that an import names, as bundlers and TypeScript do; null for a package that is not here. */
export type ResolveImport = (file: string, specifier: string) => string | null;

/**
 * Makes a resolver that knows tsconfig paths, workspace packages, index files and `.js` that means `.ts`.
 * @param root the folder of the workspace
 */
export function createResolver(root: string): ResolveImport {
  const findInPackages = createPackageFinder(root);
  const factory = new ResolverFactory({
    tsconfig: 'auto',
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.json'],
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx'],
      '.mjs': ['.mts', '.mjs'],
      '.cjs': ['.cts', '.cjs'],
    },
    conditionNames: ['source', 'import', 'module', 'require', 'default'],
    mainFields: ['source', 'module', 'main'],
  });
  return (file, specifier) => {
    const found = factory.resolveFileSync(file, specifier).path ?? null;
    if (specifier.startsWith('.') || (found !== null && !isBuilt.test(found))) return found;
    return findInPackages(specifier) ?? found;
  };
}
