import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { allFlavours, unified } from '../amplitude/flavours.js';
import { kindOf } from '../workspace/extensions.js';
import { createIgnorer } from '../workspace/ignorer.js';
import { dependenciesOf } from '../workspace/packages.js';
import { createCandidateReader } from '../workspace/read.js';
import { isTestFile } from '../workspace/test-files.js';
import { walkFolder } from '../workspace/walk.js';

/** Package of Amplitude → the files that start its default client. */
type Starters = ReadonlyMap<string, readonly string[]>;

/** What the search has to know of the workspace. */
interface Surroundings {
  readonly root: string;
  readonly manifestOf: (path: string) => string | null;
}

/**
 * Finds where a project starts Amplitude by itself. Only a project whose manifest names one of its packages is
 * looked through, once.
 * @returns for a file, and a package of Amplitude, the other file of the same project that starts it
 */
export function createStarters(around: Surroundings): (path: string) => ReadonlyMap<string, string> {
  const known = new Map<string, Starters>();
  return (path) => {
    const manifest = around.manifestOf(path);
    if (manifest === null) return new Map();
    const starters = known.get(manifest) ?? startersOf(manifest, around);
    known.set(manifest, starters);
    return new Map(
      [...starters].flatMap(([name, files]) => {
        const other = files.find((file) => file !== path);
        return other !== undefined && !files.includes(path) ? [[name, other] as const] : [];
      }),
    );
  };
}

function startersOf(manifest: string, { root, manifestOf }: Surroundings): Starters {
  const named = new Set(dependenciesOf(readText(manifest)).map(({ name }) => name));
  const all = [...allFlavours, unified].map((own) => own.package);
  const packages = all.filter((name) => named.has(name));
  if (packages.length === 0) return new Map();
  const read = createCandidateReader();
  const filter = { test: (bytes: Buffer) => packages.some((name) => bytes.indexOf(name) >= 0) };
  const files = walkFolder(dirname(manifest), createIgnorer(root), (path) => kindOf(path) === 'code').files;
  const texts = [...files].sort().flatMap((path) => {
    if (isTestFile(path, root) || manifestOf(path) !== manifest) return [];
    const source = read(path, filter);
    return source?.kind === 'text' ? [{ path, text: source.text }] : [];
  });
  return new Map(
    packages.map((name) => [
      name,
      texts.filter(({ text }) => startsDefault(text, name)).map(({ path }) => path),
    ]),
  );
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** True where a text imports the whole of a package, or the function that starts it, and calls that. */
function startsDefault(text: string, name: string): boolean {
  const start = name === unified.package ? unified.start : 'init';
  const source = String.raw`\s*(?:from\s*|=\s*require\(\s*)['"]${name}['"]`;
  const whole = new RegExp(String.raw`(?:import\s*\*\s*as|import|const)\s+([\w$]+)${source}`).exec(text)?.[1];
  const listed = new RegExp(String.raw`\{([^{}]*)\}${source}`).exec(text)?.[1] ?? '';
  const init = new RegExp(String.raw`(?:^|,)\s*${start}\b(?:\s*(?:as|:)\s*([\w$]+))?`).exec(listed);
  const callees = [
    ...(whole === undefined ? [] : [String.raw`${whole.replaceAll('$', '\\$')}\s*\.\s*${start}`]),
    ...(init ? [(init[1] ?? start).replaceAll('$', '\\$')] : []),
  ];
  return callees.some((callee) => new RegExp(String.raw`(?<![\w$.])${callee}\s*\(`).test(text));
}
