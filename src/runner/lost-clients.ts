import { finding } from '../findings.js';
import { looseMethods } from '../javascript/loose/loose-calls.js';
import type { CallSiteReport } from '../report/report.js';
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

const looksLikeOne = new RegExp(`\\b(?:${looseMethods.join('|')})\\s*(?:\\?\\.\\s*)?\\(`);
const filter: ByteFilter = {
  test: (bytes) => looksLikeOne.test(withoutUtf16(bytes).toString('latin1')),
};

/** Reads the files that have such calls and nothing else of Segment. */
async function readLooseCalls(session: Session): Promise<void> {
  const { files, isIgnored } = await session.workspace();
  const rest = files.filter((path) => !session.results.has(path) && isModule.test(path));
  const found = sift(rest, () => filter, isIgnored);
  for (const candidate of found.candidates) session.texts.set(candidate.path, candidate);
  await session.runAll(
    found.candidates.map(({ path }) => path),
    session.contexts.of,
  );
}
