import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import { unclear } from '../../segment/call.js';
import type { NativeCall, NativeFile } from '../language.js';
import { besideKey } from '../project.js';
import { staysBound } from '../stays-bound.js';
import { declaredClients } from './declared-clients.js';
import { isPromised } from './extensions.js';
import { isInPlugIn } from './plug-ins.js';
import { callsIn } from './recognise.js';
import { extendsSegment } from './segment-names.js';
import { keyOf, type Split, splitOf } from './split.js';
import { type SwiftCall, sharedSite } from './swift-call.js';
import { clientTypes, sharedValues, takersIn, unclearUses } from './uses.js';

/** What becomes of the clients that a file holds in variables. */
export interface Fate {
  readonly calls: readonly SwiftCall[];
  /** Why they stay Segment's; null where they become Amplitude's. */
  readonly reason: Finding | null;
  /** Those of this file that get a Segment client beside them. */
  readonly splits: readonly Split[];
}

const known = new WeakMap<NativeFile, Fate>();

/** The calls of a file, with the reason for which those on a client that is held in a variable stay. */
export const recognise = (file: NativeFile): readonly SwiftCall[] => fateOf(file).calls;

export function fateOf(file: NativeFile): Fate {
  const fate = known.get(file) ?? decide(file);
  known.set(file, fate);
  return fate;
}

function decide(file: NativeFile): Fate {
  const certain = callsIn(file).filter(({ node }) => !isInPlugIn(file, node));
  const calls = [...certain, ...doubtfulCalls(file, certain)];
  const splits = splitsOf(file, calls);
  const reason = reasonToStay(file, calls, splits);
  const named = isMissing(file, calls) ? calls.map(needing) : calls;
  const shared = isStarted(file) ? named.map(startedBefore) : named;
  if (!reason) return { calls: shared, reason, splits };
  const kept = shared.map((call) => (isHeld(call) ? { ...call, left: reason } : call));
  return { calls: [...kept, ...handedOn(file, kept)], reason, splits: [] };
}

/** Calls that are Segment's where a name does not mean a type of the app's own. */
function doubtfulCalls(file: NativeFile, certain: readonly SwiftCall[]): SwiftCall[] {
  const { ownTypes, doubtfulTypes } = file.project;
  if (doubtfulTypes.size === 0) return [];
  const names = new Set([...ownTypes].filter((name) => !doubtfulTypes.has(name)));
  const sure = new Set(certain.map(({ node }) => node));
  return callsIn({ ...file, project: { ...file.project, ownTypes: names } })
    .filter(({ node }) => !sure.has(node) && !isInPlugIn(file, node))
    .map((call) => ({
      ...call,
      call: unclear(call.method, 'own-class'),
      client: null,
      construction: null,
    }));
}

/** Where the shared client goes into variables that stay Segment's. */
function handedOn(file: NativeFile, calls: readonly SwiftCall[]): SwiftCall[] {
  const called = new Set(calls.flatMap(({ receiver }) => receiver?.start ?? []));
  return sharedValues(file)
    .filter((node) => !called.has(node.start) && !isInPlugIn(file, node))
    .map(sharedSite);
}

/** Nothing in the project makes the instance that the output speaks to. */
function isMissing({ project, tree }: NativeFile, calls: readonly SwiftCall[]): boolean {
  if (project.iosSdk === 'amplitude-ios' || project.sharedIn !== null) return false;
  return calls.length > 0 && !/\bstatic\s+(?:let|var)\s+shared\s*[:=]\s*Amplitude\b/.test(tree.text);
}

/** Amplitude's instance is made here already, beside a Segment client that stays. */
const isStarted = ({ tree, project }: NativeFile): boolean =>
  project.segmentStays && /\bAmplitude\.shared = |\.initializeApiKey\(/.test(tree.text);

const startedBefore = (call: SwiftCall): SwiftCall =>
  call.construction?.isShared ? { ...call, left: finding('client-has-manual-calls') } : call;

const needing = (call: SwiftCall): SwiftCall =>
  call.client?.kind === 'shared' ? { ...call, needsInstance: true } : call;

/** On a client in a variable, or what makes one: such a client changes as a whole or not at all. */
export const isHeld = ({ client, construction }: SwiftCall): boolean =>
  client !== null ? client.kind !== 'shared' : construction !== null && !construction.isShared;

/** Clients of this file on which a call is certain to stay Segment's, here or in another file, and that can be doubled. */
function splitsOf(file: NativeFile, calls: readonly SwiftCall[]): Split[] {
  const bound = calls.filter((call) => isHeld(call) && staysBound(call) && call.construction === null);
  const local = bound.flatMap(({ client }) => client?.declaration ?? []);
  const asked = declaredClients(file)
    .filter((client) => file.project.besides.has(besideKey(client)))
    .flatMap(({ declaration }) => declaration ?? []);
  // A second run finds calls on the client beside; there is nothing left to double then.
  const declarations = new Map([...local, ...asked].map((one) => [one.node, one]));
  const rest = calls.filter((call) => isHeld(call) && !staysBound(call));
  return [...declarations.values()].flatMap((one) => {
    const isUsed =
      rest.some(({ client }) => client?.declaration?.node === one.node) ||
      asked.some(({ node }) => node === one.node);
    return (isUsed ? splitOf(file, one) : null) ?? [];
  });
}

function reasonToStay(
  file: NativeFile,
  calls: readonly SwiftCall[],
  splits: readonly Split[],
): Finding | null {
  const held = calls.filter(isHeld);
  if (held.length === 0 && !exchanges(file) && !isUnclear(file)) return null;
  if (calls.some(({ construction }) => construction?.isUnclear && !construction.isShared))
    return finding('client-use-unclear');
  const isServed = ({ client }: SwiftCall) =>
    splits.some(({ declaration }) => declaration.node === client?.declaration?.node) ||
    client?.foreign?.splits === true;
  if (held.some((call) => staysBound(call) && !isServed(call))) return finding('client-has-manual-calls');
  if (isUnclear(file)) return finding('client-use-unclear');
  if (file.project.appleClientsStay && exchanges(file)) return finding('client-has-manual-calls');
  const isMade = file.selected === null || file.selected.includes('load');
  return isMade || held.length === 0 ? null : finding('client-not-migrated');
}

const isUnclear = (file: NativeFile): boolean => isPromised(file) || unclearUses(file).length > 0;

/** Hands clients to other files, or takes them from there. */
export function exchanges(file: NativeFile): boolean {
  if (declaredClients(file).length > 0 || takersIn(file).length > 0) return true;
  if (callsIn(file).some(({ client }) => client?.foreign !== undefined || client?.kind === 'extended'))
    return true;
  return clientTypes(file).some(({ parent }) =>
    /^(function_declaration|class_declaration)$/.test(parent?.type ?? ''),
  );
}

/** Holds clients back that other files know: a call stays that no client can stand beside, or one goes who knows where. */
export function holdsBack(file: NativeFile): boolean {
  const { reason } = decide({ ...file, project: { ...file.project, appleClientsStay: false } });
  return reason !== null;
}

/** Names of the project's clients on which calls of this file stay Segment's, or do not. */
export function clientsOfCalls(file: NativeFile, bound: boolean): string[] {
  return callsIn(file)
    .filter((call) => isHeld(call) && staysBound(call) === bound && !isInPlugIn(file, call.node))
    .flatMap((call) => keyOf(file, call) ?? []);
}

/** Speaks of the client that the app shares. */
export const usesShared = (file: NativeFile): boolean => sharedValues(file).length > 0;

/** A client in a variable of which a call could not be written stays as a whole. */
export function settle(
  file: NativeFile,
  calls: readonly NativeCall[],
  left: readonly NativeCall[],
): { file: NativeFile; calls: readonly SwiftCall[] } | null {
  const { reason, splits } = fateOf(file);
  const held = (calls as readonly SwiftCall[]).filter(isHeld);
  const isServed = (call: SwiftCall) =>
    staysBound(call) &&
    (call.client?.foreign?.splits === true ||
      splits.some(({ declaration }) => declaration.node === call.client?.declaration?.node));
  const lost = held.filter((call) => left.includes(call) && !isServed(call));
  if (reason !== null || lost.length === 0 || lost.length === held.length) return null;
  const why = finding('client-has-manual-calls');
  const anew = (calls as readonly SwiftCall[]).map((call) =>
    isHeld(call) && !left.includes(call) ? { ...call, left: why } : call,
  );
  const fresh = { ...file };
  known.set(fresh, { calls: anew, reason: why, splits: [] });
  return { file: fresh, calls: anew };
}

export const splitsIn = (file: NativeFile): boolean => fateOf(file).splits.length > 0;

/** Segment's module stays imported, as far as that can be told before anything is written. */
export function keepsSegment(file: NativeFile): boolean {
  const { reason, splits, calls } = fateOf(file);
  const isNeeded =
    reason !== null || splits.length > 0 || file.project.segmentStays || calls.some(staysBound);
  return isNeeded || extendsSegment(file.tree.text.replace(/\/\/.*$/gm, ''));
}
