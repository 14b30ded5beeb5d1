import { build } from 'rolldown';
import { globSync } from 'tinyglobby';

/** What is started or imported by its path; all else goes into shared chunks. */
const entries = globSync(['src/cli/*.ts', 'src/index.ts', 'src/runner/worker.ts', 'transforms/*.ts']);

// Node takes longer to find and link some hundred small modules than to run them.
await build({
  input: Object.fromEntries(entries.map((path) => [path.replace(/\.ts$/, ''), path])),
  external: /^[^./]/,
  platform: 'node',
  // Entries may export more than they say, for the chunks.
  preserveEntrySignatures: 'allow-extension',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  output: {
    dir: 'dist',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'src/chunks/[name]-[hash].js',
    // The command of jscodeshift compiles what it loads once more, and complains of a file of over 500 KB.
    codeSplitting: {
      // What they share with the start of a run, which loads little, stays apart.
      includeDependenciesRecursively: false,
      groups: [
        { name: 'clients', test: /src\/javascript\/clients\// },
        { name: 'helper', test: /src\/amplitude\/helper\// },
      ],
    },
  },
});
