import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesOf, parseManifest } from './packages.js';
import { upward } from './root.js';

export type PackageManager = 'npm' | 'yarn' | 'pnpm' | 'bun';

/** What a person types to install what the manifests name, and to run a package's program. */
export const packageManagers: Readonly<Record<PackageManager, { install: string; run: string }>> = {
  npm: { install: 'npm install', run: 'npx' },
  yarn: { install: 'yarn install', run: 'yarn' },
  pnpm: { install: 'pnpm install', run: 'pnpm exec' },
  bun: { install: 'bun install', run: 'bunx' },
};

const lockfiles: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['yarn.lock', 'yarn'],
  ['package-lock.json', 'npm'],
  ['npm-shrinkwrap.json', 'npm'],
];

export type FormatterName = 'biome' | 'prettier' | 'eslint';

/** The project's formatter, and the command line that takes the names of files. */
export interface Formatter {
  readonly name: FormatterName;
  readonly command: string;
}

interface FormatterSigns {
  readonly name: FormatterName;
  readonly args: string;
  readonly files: readonly string[];
  /** The key of its config in `package.json`. */
  readonly key: string | null;
  readonly dependency: string;
}

const scripts = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'];

/** In order of preference: a project with a formatter and a linter formats with the formatter. */
const formatters: readonly FormatterSigns[] = [
  {
    name: 'biome',
    args: 'biome check --write',
    files: ['biome.json', 'biome.jsonc', '.biome.json', '.biome.jsonc'],
    key: null,
    dependency: '@biomejs/biome',
  },
  {
    name: 'prettier',
    args: 'prettier --write',
    files: [
      '.prettierrc',
      ...['json', 'json5', 'yaml', 'yml', 'toml', ...scripts].map((ext) => `.prettierrc.${ext}`),
      ...scripts.map((ext) => `prettier.config.${ext}`),
    ],
    key: 'prettier',
    dependency: 'prettier',
  },
  {
    name: 'eslint',
    args: 'eslint --fix',
    files: [
      ...scripts.map((ext) => `eslint.config.${ext}`),
      '.eslintrc',
      ...['json', 'yaml', 'yml', 'js', 'cjs'].map((ext) => `.eslintrc.${ext}`),
    ],
    key: 'eslintConfig',
    dependency: 'eslint',
  },
];

/** The package manager of a package: by its lockfile or `packageManager`, the nearest up to `root`; npm if none tells. */
export function packageManagerOf(dir: string, root: string): PackageManager {
  for (const current of between(dir, root)) {
    const declared = declaredManager(readManifest(current));
    if (declared) return declared;
    const lockfile = lockfiles.find(([file]) => existsSync(join(current, file)));
    if (lockfile) return lockfile[1];
  }
  return 'npm';
}

/** The formatter that a package uses, by config files and dependencies from its folder up to `root`; null for none. */
export function formatterOf(dir: string, root: string): Formatter | null {
  const folders = between(dir, root).map((folder) => ({ folder, text: readManifest(folder) }));
  const found = formatters.find((signs) => folders.some(({ folder, text }) => isUsedIn(signs, folder, text)));
  if (!found) return null;
  return { name: found.name, command: `${packageManagers[packageManagerOf(dir, root)].run} ${found.args}` };
}

function isUsedIn({ files, key, dependency }: FormatterSigns, folder: string, manifest: string): boolean {
  return (
    files.some((file) => existsSync(join(folder, file))) ||
    (key !== null && key in parseManifest(manifest)) ||
    dependenciesOf(manifest).some(({ name }) => name === dependency)
  );
}

function declaredManager(manifest: string): PackageManager | null {
  const { packageManager } = parseManifest(manifest);
  const name = typeof packageManager === 'string' ? packageManager.split('@')[0] : undefined;
  return name !== undefined && Object.hasOwn(packageManagers, name) ? (name as PackageManager) : null;
}

function between(dir: string, root: string): string[] {
  const folders: string[] = [];
  for (const current of upward(dir)) {
    folders.push(current);
    if (current === root) break;
  }
  return folders;
}

function readManifest(folder: string): string {
  try {
    return readFileSync(join(folder, 'package.json'), 'utf8');
  } catch {
    return '';
  }
}
