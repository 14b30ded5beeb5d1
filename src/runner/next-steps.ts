import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { markerPrefix } from '../javascript/write/markers.js';
import type { FileChange, Finding } from '../report/report.js';
import { kindOf } from '../workspace/extensions.js';
import { formatterOf, packageManagerOf, packageManagers } from '../workspace/tooling.js';
import { relativePath } from './report-parts.js';
import type { Session } from './session.js';

const manyFiles = 20;

/** What a person does after a run, in order. */
export function nextSteps(
  session: Session,
  changes: readonly FileChange[],
  notes: readonly Finding[],
): string[] {
  const steps = [
    ...installSteps(session, changes),
    ...missingSteps(session, changes),
    ...variableSteps(session),
    ...startSteps(notes),
    ...pageSteps(session, changes),
  ];
  return [...steps, ...markerSteps(changes), ...formatSteps(session, changes)];
}

function installSteps({ root, request }: Session, changes: readonly FileChange[]): string[] {
  const manifests = changes.filter(({ path }) => basename(path) === 'package.json');
  return manifests.map(({ path }) => {
    const folder = relativePath(request.cwd, dirname(path)) || '.';
    const { install } = packageManagers[packageManagerOf(dirname(path), root)];
    return folder === '.'
      ? `install the packages: ${install}`
      : `install the packages in ${folder}: ${install}`;
  });
}

/** What no manifest could take: there is none, or it is no JSON. */
function missingSteps({ results, contexts, request }: Session, changes: readonly FileChange[]): string[] {
  const manifests = new Map(changes.map(({ path, after }) => [path, after]));
  const missing = changes.flatMap(({ path }) => {
    const manifest = contexts.manifestOf(path);
    const text = manifest === null ? '' : (manifests.get(manifest) ?? readFileSync(manifest, 'utf8'));
    const names = (results.get(path)?.speaks ?? []).filter((name) => !text.includes(`"${name}"`));
    const place = manifest === null ? 'the project' : relativePath(request.cwd, manifest);
    return names.map((name) => `add ${name} to the dependencies of ${place}`);
  });
  return [...new Set(missing)];
}

function variableSteps({ results, expansion }: Session): string[] {
  const inside = new Set(expansion.files);
  const names = [...results.values()].flatMap(({ path, variables }) => (inside.has(path) ? variables : []));
  const unique = [...new Map(names.map((name) => [name.to, name])).values()];
  return unique.map(({ from, to }) => `set ${to} to the Amplitude API key wherever ${from} is set`);
}

/** Notes are for readers; that nothing is sent yet stands in every report. */
function startSteps(notes: readonly Finding[]): string[] {
  return notes
    .filter(({ code }) => code === 'init-missing')
    .map(({ message, fix }) => `start Amplitude: ${message}${fix === undefined ? '' : `, so ${fix}`}`);
}

/** A page that still loads Segment defines a client that migrated code no longer calls. */
function pageSteps({ contexts, request }: Session, changes: readonly FileChange[]): string[] {
  if (changes.length === 0) return [];
  const written = new Set(changes.map(({ path }) => path));
  return contexts.evidence.snippetPages
    .filter((page) => !written.has(page))
    .map(
      (page) =>
        `replace Segment's snippet in ${relativePath(request.cwd, page)} by Amplitude's loader and init`,
    );
}

function markerSteps(changes: readonly FileChange[]): string[] {
  const marked = changes.some(({ after }) => after.includes(markerPrefix));
  return marked ? [`see what is left to do: git grep -n "${markerPrefix.slice(0, -1)}"`] : [];
}

/** Names of routes hold what a shell takes for its own: `[id].tsx`, `$id.tsx`. */
const inShell = (path: string): string => (/^[\w@%+=:,./-]+$/.test(path) ? path : `'${path}'`);

function formatSteps({ root, request, results }: Session, changes: readonly FileChange[]): string[] {
  const sources = changes
    .filter(({ path, before }) => (results.has(path) || before === null) && kindOf(path) === 'code')
    .map(({ path }) => relativePath(request.cwd, path));
  const formatter = sources.length > 0 ? formatterOf(request.cwd, root) : null;
  if (!formatter) return [];
  const names = sources.length > manyFiles ? ['.'] : sources;
  return [`format the changed files: ${formatter.command} ${names.map(inShell).join(' ')}`];
}
