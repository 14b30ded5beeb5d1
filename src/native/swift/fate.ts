import { finding } from '../../findings.js';
import { type Components, ownKey } from '../components.js';
import { type ClientReader, holdClients, lostKeys } from '../hold-clients.js';
import type { NativeCall, NativeFile } from '../language.js';
import { staysBound } from '../stays-bound.js';
import type { Use } from './destinations.js';
import { doubtfulCalls } from './doubtful.js';
import { withInstance } from './instance.js';
import { keyOfCall } from './keys.js';
import { linksIn } from './links.js';
import { isInPlugIn } from './plug-ins.js';
import { callsIn } from './recognise.js';
import { extendsSegment } from './segment-names.js';
import { sharedValues } from './shared-client.js';
import { type Split, splitsFor } from './split.js';
import { type SwiftCall, sharedSite } from './swift-call.js';

/** What becomes of the clients that a file holds in variables. */
interface Fate {
  readonly calls: readonly SwiftCall[];
  readonly components: Components;
  /** Clients of this file that get a Segment client beside them. */
  readonly splits: readonly Split[];
}

const known = new WeakMap<NativeFile, Fate>();

/** The calls of a file, with the reason for which those on a client that is held in a variable stay. */
export const recognise = (file: NativeFile): readonly SwiftCall[] => fateOf(file).calls;

/** What links the clients of a file, and which of them stay. */
export const componentsOf = (file: NativeFile): Components => fateOf(file).components;

/** Clients that get a Segment client beside them. */
export const splitsOf = (file: NativeFile): readonly Split[] => fateOf(file).splits;

function fateOf(file: NativeFile): Fate {
  const fate = known.get(file) ?? decide(file);
  known.set(file, fate);
  return fate;
}

/** @param lost keys of clients on which a call could not be written */
function decide(file: NativeFile, lost: readonly string[] = []): Fate {
  const certain = callsIn(file).filter(({ node }) => !isInPlugIn(file, node));
  const { components, uses } = linksIn(file);
  const splits = splitsFor(file, certain);
  const isMade = file.selected === null || file.selected.includes('load');
  holdClients(file, components, certain, readerOf(file, splits), { isMade, lost });
  const calls = [...certain, ...doubtfulCalls(file, certain)];
  const settled = withInstance(file, calls).map((call) => {
    const key = keyOfCall(file, call);
    const left = key === null ? null : components.reasonOf(key);
    return left ? { ...call, left } : call;
  });
  return {
    calls: [...settled, ...handedOn(file, uses, components)],
    components,
    splits: splits.filter(({ key }) => components.reasonOf(key) === null),
  };
}

const readerOf = (file: NativeFile, splits: readonly Split[]): ClientReader<SwiftCall> => ({
  keyOf: (call) => keyOfCall(file, call),
  reasonOf: (call) => {
    if (call.construction?.isUnclear) return finding('client-use-unclear');
    return staysBound(call) && !isServed(call, splits) ? finding('client-has-manual-calls') : null;
  },
});

/** A Segment client stands beside the one that it is on. */
const isServed = ({ client }: SwiftCall, splits: readonly Split[]): boolean =>
  splits.some(({ declaration }) => declaration.node === client?.declaration?.node) ||
  client?.foreign?.splits === true;

/** Where the shared client goes into variables that stay Segment's. */
function handedOn(file: NativeFile, uses: readonly Use[], components: Components): SwiftCall[] {
  const shared = new Set(sharedValues(file));
  return uses
    .filter(({ node }) => shared.has(node) && components.reasonOf(ownKey(node)) !== null)
    .map(({ node }) => sharedSite(node));
}

/** A client in a variable of which a call could not be written stays, with all that it is handed on to. */
export function settle(
  file: NativeFile,
  _calls: readonly NativeCall[],
  left: readonly NativeCall[],
): { file: NativeFile; calls: readonly SwiftCall[] } | null {
  const { components, splits } = fateOf(file);
  const own = (left as readonly SwiftCall[]).filter((call) => !(staysBound(call) && isServed(call, splits)));
  const lost = lostKeys(own, components, readerOf(file, splits));
  if (lost.length === 0) return null;
  const fresh = { ...file };
  const fate = decide(fresh, lost);
  known.set(fresh, fate);
  return { file: fresh, calls: fate.calls };
}

/** Segment's module stays imported, as far as that can be told before anything is written. */
export function keepsSegment(file: NativeFile): boolean {
  const { components, splits, calls } = fateOf(file);
  const isNeeded =
    components.staysAny() || splits.length > 0 || file.project.segmentStays || calls.some(staysBound);
  return isNeeded || extendsSegment(file.tree.text.replace(/\/\/.*$/gm, ''));
}
