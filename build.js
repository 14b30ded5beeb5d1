import { build } from 'rolldown';
import { globSync } from 'tinyglobby';

/** What is started or imported by its path; all else goes into shared chunks. */
const entries = globSync(['src/cli/*.ts', 'src/index.ts', 'src/runner/worker.ts', 'transforms/*.ts']);

// Node takes longer to find and link some hundred small modules than to run them.
await build({
  input: Object.fromEntries(entries.map((path) => [path.replace(/\.ts$/, ''), path])),
  external: /^[^./]/,
  platform: 'node',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  output: {
    dir: 'dist',
    cleanDir: true,
    entryFileNames: '[name].js',
    chunkFileNames: 'src/chunks/[name]-[hash].js',
    // The command of jscodeshift compiles what it loads once more, and complains of a file of over 500 KB.
    codeSplitting: {
      groups: [
        { name: 'meaning', test: /src\/(?:amplitude|segment|mapping|findings)[/.]/, priority: 2 },
        { name: 'clients', test: /src\/javascript\/clients\//, priority: 1 },
      ],
    },
  },
});
