import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { overProfile } from '../../src/config/profiles.js';
import { type Config, configSchema } from '../../src/config/schema.js';
import type { Report } from '../../src/index.js';
import { run } from '../../src/runner/run.js';

export type Files = Readonly<Record<string, string>>;

/** A project in a folder of its own. */
export interface Project {
  readonly folder: string;
  /** The text of every file at present, by path. */
  readonly texts: () => Files;
  readonly remove: () => void;
}

/** The SDK of a program, by where it runs. */
const sdks = {
  browser: '@segment/analytics-next',
  'no-page': '@segment/analytics-next',
  node: '@segment/analytics-node',
  app: '@segment/analytics-react-native',
} as const;

const manifestOf = (sdk: string): string =>
  JSON.stringify({ name: 'shop', private: true, dependencies: { [sdk]: '*' } });

export function createProject(files: Files, environment: keyof typeof sdks = 'browser'): Project {
  const manifest = manifestOf(sdks[environment]);
  const folder = mkdtempSync(join(tmpdir(), 'equivalence-'));
  for (const [path, text] of Object.entries({ 'package.json': manifest, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const texts = (): Files =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name))
        .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]),
    );
  return { folder, texts, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** What the tool says of a run. */
export interface Said {
  /** `method status code code` for each call site that is more than migrated without a finding. */
  readonly findings: readonly string[];
  /** The codes of what it says once a run. */
  readonly notes: readonly string[];
}

/** Runs the tool over a project as its users do, files written and all. */
export async function migrateProject({ folder }: Project, config: Config): Promise<Said> {
  const { $schema, ...options } = configSchema.parse(overProfile(config));
  const { report, notes } = await run({
    cwd: folder,
    paths: ['.'],
    write: true,
    transforms: null,
    options,
    jobs: null,
  });
  const unread = report.files.filter(
    ({ skipped, error }) => error ?? (config.tests === 'skip' ? null : skipped),
  );
  if (unread.length > 0) throw new Error(`not read: ${JSON.stringify(unread)}`);
  return { findings: findingsOf(report), notes: notes.map(({ code }) => code) };
}

function findingsOf({ files }: Report): string[] {
  return files
    .flatMap(({ callSites }) => callSites)
    .filter(({ status, findings }) => status !== 'migrated' || findings.length > 0)
    .map(({ method, status, findings }) => [method, status, ...findings.map(({ code }) => code)].join(' '));
}
