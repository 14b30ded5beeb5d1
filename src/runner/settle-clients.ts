import { type FindingCode, finding } from '../findings.js';
import type { ImportedFate } from '../javascript/context.js';
import type { Finding } from '../report/report.js';
import { isTestFile } from '../workspace/test-files.js';
import type { ClientGraph } from './client-graph.js';
import type { ModuleResult } from './module-task.js';
import { relativePath } from './report-parts.js';
import type { Session } from './session.js';
import type { SharedClient } from './shared-clients.js';
import { contextOf, isRead, kept } from './told.js';

/** What becomes of each client, as it is decided at present. */
type Fates = Map<SharedClient, ImportedFate>;

/** Works on users and makers under the fates; a client on which something went wrong is left, with all its users. */
export async function settleClients(session: Session, graph: ClientGraph, fates: Fates): Promise<void> {
  const hooks = [...session.results.values()].some(({ summary }) => summary?.hooks);
  const keptForm = hooks || speaksThroughFunctions(session, fates) ? 'singleton' : 'instance';
  const given = new Map(
    [...fates.keys()].flatMap(({ paths }) =>
      paths.map((path) => [path, graph.givenTo(path, (other) => isRead(session, other))] as const),
    ),
  );
  const run = async (clients: readonly SharedClient[]) => {
    const clientAt = new Map(clients.flatMap((client) => client.paths.map((path) => [path, client])));
    await session.runAll([...clientAt.keys()], (path) => {
      const client = clientAt.get(path);
      const fate = (client && fates.get(client)) ?? kept;
      const context = session.contexts.of(path);
      return {
        ...context,
        ...contextOf(given.get(path), fate),
        keptForm: Object.keys(context.startedIn).length > 0 ? 'singleton' : keptForm,
        exported: fate,
        typesFollow: fate.kind === 'kept',
        globalFate: client?.setsGlobal ? fate : null,
      };
    });
  };
  await run([...fates.keys()]);
  // A client that is split may turn out not to be splittable; one that is left stays so.
  for (let round = 0; round < 2; round += 1) {
    const changed = [...fates.keys()].filter((client) => reconsider(client, session, graph, fates));
    if (changed.length === 0) return;
    await run(changed);
  }
}

/** Splits a client on which calls for Segment remain; leaves it where that cannot be done, or where an output failed. */
function reconsider(client: SharedClient, session: Session, graph: ClientGraph, fates: Fates): boolean {
  const fate = fates.get(client);
  if (!fate || fate.kind === 'left') return false;
  const results = client.paths.flatMap((path) => session.results.get(path) ?? []);
  if (results.some(({ error }) => error)) {
    fates.set(client, { kind: 'left', finding: finding('client-use-unclear') });
    return true;
  }
  const needing = results.filter(({ needsSegment }) => needsSegment.length > 0);
  const left = needing.length === 0 ? results.find(({ leaves }) => leaves !== null) : undefined;
  if (left?.leaves) {
    fates.set(client, { kind: 'left', finding: elsewhere(left.leaves, left.path, session) });
    return true;
  }
  if (fate.kind === 'functions' || needing.length === 0) return false;
  const isLimited = session.request.transforms !== null;
  const splits = canSplit(
    client,
    needing.map(({ path }) => path),
    session,
    graph,
  );
  if (splits && !isLimited && fate.split) return false;
  const reason = isLimited ? finding('client-not-migrated') : manualCallsIn(needing, session);
  fates.set(client, splits && !isLimited ? { kind: 'kept', split: true } : { kind: 'left', finding: reason });
  return true;
}

/** A file leaves the client for a reason of its own: all others are told where. */
function elsewhere(
  { finding: reason, line }: NonNullable<ModuleResult['leaves']>,
  path: string,
  { request }: Session,
): Finding {
  const { message, ...rest } = finding(reason.code as FindingCode);
  return { ...rest, message: `${message} (${relativePath(request.cwd, path)}:${line})` };
}

/** The finding names the first call that holds a client back. */
function manualCallsIn(needing: readonly ModuleResult[], { request }: Session): Finding {
  const { message, ...rest } = finding('client-has-manual-calls');
  const calls = needing.flatMap(({ path, callSites }) =>
    callSites
      .filter(({ findings }) =>
        findings.some(({ code, severity }) => severity === 'manual' && code !== rest.code),
      )
      .map(({ line, method }) => `${relativePath(request.cwd, path)}:${line} ${method}`),
  );
  const [first, ...others] = calls;
  if (first === undefined) return { ...rest, message };
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  return { ...rest, message: `${message} (${first}${more})` };
}

/** One module makes and exports it under a name, and whoever needs Segment's imports it from there. */
function canSplit(
  { makers, paths }: SharedClient,
  needing: readonly string[],
  { results }: Session,
  graph: ClientGraph,
): boolean {
  const [maker, ...others] = makers;
  if (maker === undefined || others.length > 0) return false;
  // A field or variable that only its own file knows.
  const users = paths.filter((path) => !results.get(path)?.summary?.holdsPlugInsAlone);
  if (users.length === 1 && results.get(maker)?.standsBeside) return true;
  // Who has it through a field, a hook or a context cannot be handed another one for single calls.
  if (needing.some((path) => results.get(path)?.summary?.isHeld)) return false;
  const isDirect = (path: string) => graph.neighbours(path).every((other) => other === maker);
  return results.get(maker)?.summary?.exportsAtDeclaration === true && needing.every(isDirect);
}

/** True when another client of the workspace became functions of the SDK: all then speak through its default client. */
function speaksThroughFunctions(session: Session, fates: Fates): boolean {
  const shared = new Set([...fates.keys()].flatMap(({ paths }) => paths));
  return [...session.results.values()].some(
    (result) =>
      result.speaks.length > 0 && !shared.has(result.path) && !isTestFile(result.path, session.root),
  );
}
