import { finding } from '../findings.js';
import { commonMethods, looseMethods, tellingMethods } from '../javascript/loose/methods.js';
import type { CallSiteReport } from '../report/report.js';
import { kindOf } from '../workspace/extensions.js';
import type { ByteFilter } from '../workspace/prefilter.js';
import { isTestFile } from '../workspace/test-files.js';
import { withoutUtf16 } from '../workspace/utf16.js';
import { sift } from './candidates.js';
import type { ModuleResult } from './module-task.js';
import { relativePath } from './report-parts.js';
import type { Session } from './session.js';

/**
 * Where a client goes where it cannot be followed, lists the calls of the workspace that may be calls on it: none of
 * them is touched, and none is passed over in silence.
 */
export async function listLooseCalls(session: Session): Promise<void> {
  const place = lostPlace(session);
  if (place === null) return;
  await readLooseCalls(session);
  const names = lostNames(session);
  const fits = ({ anyName, on }: Loose) =>
    anyName || on.some((name) => isNamedAsOne.test(name) || names.has(name));
  for (const [path, result] of session.results) {
    if (result.loose.length === 0 || isTestFile(path, session.root)) continue;
    const said = new Set(result.callSites.map(({ line, column }) => `${line}:${column}`));
    const loose = result.loose.filter((call) => fits(call) && !said.has(`${call.line}:${call.column}`));
    const callSites = [...result.callSites, ...loose.map((call) => siteOf(call, place))].sort(
      (a, b) => a.line - b.line || a.column - b.column,
    );
    session.results.set(path, { ...result, callSites });
  }
}

type Loose = ModuleResult['loose'][number];

/** Names that clients of Segment go by. */
const isNamedAsOne = /analytics|segment/i;

/** The names under which clients are handed on where they cannot be followed. */
const lostNames = ({ results }: Session): ReadonlySet<string> =>
  new Set([...results.values()].flatMap(({ summary }) => summary?.lostAs ?? []));

/** The first place where a client is lost sight of, as reports show it; null where none is. */
function lostPlace({ results, request, root }: Session): string | null {
  const places = [...results].flatMap(([path, { summary }]) => {
    const line = summary?.lostAt ?? null;
    return line === null || isTestFile(path, root) ? [] : [`${relativePath(request.cwd, path)}:${line}`];
  });
  return places.sort()[0] ?? null;
}

function siteOf(call: Loose, place: string): CallSiteReport {
  const { message, ...rest } = finding('may-be-segment');
  return {
    line: call.line,
    column: call.column,
    method: call.method,
    transform: call.method,
    status: 'possible',
    findings: [{ ...rest, message: `${message} (${place})` }],
  };
}

/** A page gets no client but the global. */
const isModule = /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/;

const opening = '\\s*(?:\\?\\.\\s*)?\\(';

/** Calls that may be on a client whatever they are made on, and those that a name beside them has to tell. */
const telling = new RegExp(
  `\\.\\s*(?:(?:${tellingMethods.join('|')})${opening}|(?:${commonMethods.join('|')})${opening}\\s*["'\`])`,
);
const looksLikeOne = new RegExp(`\\b(?:${looseMethods.join('|')})${opening}`);

function filterFor(names: ReadonlySet<string>): ByteFilter {
  return {
    test: (bytes) => {
      const text = withoutUtf16(bytes).toString('latin1');
      if (!looksLikeOne.test(text)) return false;
      return telling.test(text) || isNamedAsOne.test(text) || [...names].some((name) => text.includes(name));
    },
  };
}

/** Reads the files that have such calls and nothing else of Segment. */
async function readLooseCalls(session: Session): Promise<void> {
  const { results, root } = session;
  const { files, isIgnored } = await session.workspace();
  const rest = files.filter((path) => !results.has(path) && isModule.test(path) && !isTestFile(path, root));
  const filter = filterFor(lostNames(session));
  const { candidates } = sift(rest, () => filter, isIgnored);
  const components = candidates.filter(({ path }) => kindOf(path) === 'embedded');
  for (const component of components) session.texts.set(component.path, component);
  await session.runAll(
    components.map(({ path }) => path),
    session.contexts.of,
  );
  const { emptyResult } = await import('./module-task.js');
  const { looseCallsIn } = await import('./loose-task.js');
  for (const { path, text } of candidates)
    if (!results.has(path)) results.set(path, { ...emptyResult, path, loose: looseCallsIn(text, path) });
}
