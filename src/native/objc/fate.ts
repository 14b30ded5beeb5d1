import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import { type Components, ownKey } from '../components.js';
import { type ClientReader, holdClients, lostKeys } from '../hold-clients.js';
import type { NativeCall, NativeFile } from '../language.js';
import { staysBound } from '../stays-bound.js';
import { isForBoth, isTold } from './both.js';
import { isShared } from './clients.js';
import { linksIn } from './links.js';
import type { ObjcCall } from './objc-call.js';
import { callsIn } from './recognise.js';

/** What becomes of the clients that a file holds in variables. */
interface Fate {
  readonly calls: readonly ObjcCall[];
  readonly components: Components;
}

const known = new WeakMap<NativeFile, Fate>();

/** The calls of a file, with the reason for which those on a client that is held stay. */
export const recognise = (file: NativeFile): readonly ObjcCall[] => fateOf(file).calls;

/** What links the clients of a file, and which of them stay. */
export const componentsOf = (file: NativeFile): Components => fateOf(file).components;

function fateOf(file: NativeFile): Fate {
  const fate = known.get(file) ?? decide(file);
  known.set(file, fate);
  return fate;
}

/** @param lost keys of clients on which a call could not be written */
function decide(file: NativeFile, lost: readonly string[] = []): Fate {
  const calls = callsIn(file).map((call) => ({ ...call, needsInstance: lacksInstance(call, file) }));
  const components = linksIn(file);
  holdClients(file, components, calls, reader, { isMade: file.selected === null, lost });
  const settled = calls.map((call) => {
    const key = keyOfCall(call);
    const reason = key === null ? isDone(call, file) : components.reasonOf(key);
    return reason ? leftFor(call, reason, file) : call;
  });
  return { calls: settled, components };
}

/** The key of the client of a call; null for the one that the app shares, and for the class itself. */
function keyOfCall({ client, construction }: ObjcCall): string | null {
  if (construction) return construction.isShared ? null : ownKey(construction.node);
  return client?.key ?? null;
}

const reader: ClientReader<ObjcCall> = {
  keyOf: keyOfCall,
  reasonOf: (call) => {
    if (call.isUse) return finding('client-use-unclear');
    return staysBound(call) ? finding('client-has-manual-calls') : null;
  },
};

/** A variable that holds the shared client stays Segment's; calls on it that need not stay speak to the instance itself. */
function leftFor(call: ObjcCall, left: Finding, { tree, project }: NativeFile): ObjcCall {
  const declaration = call.client?.declaration;
  const isAlias = declaration?.kind === 'local' && declaration.value && isShared(tree, declaration.value);
  if (!isAlias || staysBound(call)) return { ...call, left };
  const speaker = project.iosSdk === 'amplitude-ios' ? '[Amplitude instance]' : project.instance;
  return { ...call, client: { kind: 'shared', declaration: null, key: null }, speaker };
}

/** Nothing in the project makes the instance that the output speaks to. */
const lacksInstance = ({ client }: ObjcCall, { project }: NativeFile): boolean =>
  client?.kind === 'shared' &&
  project.setUps.length === 0 &&
  // The older SDK has one instance for both languages.
  (project.iosSdk !== 'amplitude-ios' || project.sharedIn === null);

/** What an earlier run wrote stands here already, beside a Segment client that stays. */
function isDone(call: ObjcCall, file: NativeFile): Finding | null {
  if (isForBoth(call, file)) return isTold(call, file) ? finding('client-has-manual-calls') : null;
  if (!call.construction?.isShared || !file.project.segmentStays) return null;
  const isStarted = /\binitializeApiKey:|=\s*\[Amplitude initWithConfiguration:/.test(file.tree.text);
  return isStarted ? finding('client-has-manual-calls') : null;
}

/** A client of which a call could not be written stays, with all that it is handed on to. */
export function settle(
  file: NativeFile,
  _calls: readonly NativeCall[],
  left: readonly NativeCall[],
): { file: NativeFile; calls: readonly ObjcCall[] } | null {
  const own = (left as readonly ObjcCall[]).filter((call) => !staysBound(call));
  const lost = lostKeys(own, componentsOf(file), reader);
  if (lost.length === 0) return null;
  const fresh = { ...file };
  const fate = decide(fresh, lost);
  known.set(fresh, fate);
  return { file: fresh, calls: fate.calls };
}
