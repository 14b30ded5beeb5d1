import { ResolverFactory } from 'oxc-resolver';

/** Finds the file that an import names, as bundlers and TypeScript do; null for a package that is not here. */
export type ResolveImport = (file: string, specifier: string) => string | null;

/** Makes a resolver that knows tsconfig paths, workspace packages, index files and `.js` that means `.ts`. */
export function createResolver(): ResolveImport {
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
  return (file, specifier) => factory.resolveFileSync(file, specifier).path ?? null;
}
