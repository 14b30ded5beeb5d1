import { finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import type { NativeCall, NativeFile } from '../language.js';
import { holderFor } from '../project.js';
import { staysBound } from '../stays-bound.js';
import { isForBoth, isTold } from './both.js';
import { isForeign, isHeld } from './bound.js';
import { isShared } from './client-class.js';
import { exchanges, extendsSegment } from './client-types.js';
import { unclearUse } from './client-uses.js';
import type { JvmCall } from './jvm-call.js';
import { madeShared } from './made-shared.js';
import { callsIn } from './recognise.js';
import { declarationsOf } from './scope.js';
import { type Split, splitOf } from './split.js';
import { ownName, unwrap } from './syntax.js';

const known = new WeakMap<NativeFile, readonly JvmCall[]>();

const splits = new WeakMap<NativeFile, Split | null>();

/** The calls of a file, with the reason for which those on a client that is held in a variable stay. */
export function recognise(file: NativeFile): readonly JvmCall[] {
  const found = known.get(file);
  if (found) return found;
  const isMissing = lacksInstance(file);
  // What implements Segment's interfaces is part of Segment: the client that it is handed is no call site of the app.
  const isPart = extendsSegment(file.tree);
  const calls = callsIn(file)
    .filter((call) => !isPart || !isHeld(call))
    .map(
      (call): JvmCall => ({
        ...call,
        isApart: isHeld(call) && !isSharedVariable(call, file) && !feedsShared(call, file),
        needsInstance: isMissing && call.client?.kind === 'shared',
      }),
    );
  const split = splitFor(file, calls);
  splits.set(file, split);
  const reason = split ? null : reasonToStay(file, calls);
  const kept = reason ? calls.map((call) => (isHeld(call) ? withReason(call, reason, file) : call)) : calls;
  const settled = kept.map((call) => besideShared(split ? besideSplit(call) : call, file));
  known.set(file, settled);
  return settled;
}

/** Amplitude's instance is made here already, beside a Segment client that stays. */
const isStarted = ({ tree, options, project }: NativeFile): boolean =>
  project.segmentStays &&
  new RegExp(`\\b${options.android.instance.replace(/\W/g, '\\$&')}\\s*=\\s*(?:new\\s+)?Amplitude\\(`).test(
    tree.text,
  );

/** Nothing in the project makes the instance that the output speaks to, nor does the file have it from elsewhere. */
function lacksInstance({ path, tree, project, options }: NativeFile): boolean {
  const { instance } = options.android;
  if (holderFor(path, project) || !/^\w+$/.test(instance) || declarationsOf(tree).has(instance)) return false;
  return !new RegExp(`^import .*\\b${instance};?\\s*$`, 'm').test(tree.text);
}

/** It makes the client in a variable that becomes the shared one. */
function feedsShared({ construction }: JvmCall, { tree, project }: NativeFile): boolean {
  return (
    construction !== null &&
    madeShared(tree, project.clients).some(({ made }) => made.includes(construction.node))
  );
}

/** The Segment client beside Amplitude's still writes its log. */
const besideSplit = (call: JvmCall): JvmCall =>
  call.call.type === 'debug' ? { ...call, left: finding('client-has-manual-calls') } : call;

const withoutReason = ({ left, ...call }: JvmCall): JvmCall => call;

/** `val analytics = Analytics.with(context)`: the shared client under a name of its own. */
function isSharedVariable({ client }: JvmCall, { tree }: NativeFile): boolean {
  const value = client?.declaration?.value;
  return value !== undefined && value !== null && isShared(tree, unwrap(value));
}

/** Where the variable has to stay Segment's, calls on the shared client speak to the instance itself. */
function withReason(call: JvmCall, reason: Finding, file: NativeFile): JvmCall {
  if (!isSharedVariable(call, file) || staysBound(call) || !call.client) return { ...call, left: reason };
  return {
    ...call,
    client: { ...call.client, kind: 'shared' },
    speaker: `${file.options.android.instance}.`,
  };
}

/** How the client of a file is split, so that some calls on it can stay. */
export const splitIn = (file: NativeFile): Split | null => splits.get(file) ?? null;

function splitFor(file: NativeFile, calls: readonly JvmCall[]): Split | null {
  const held = calls.filter(isHeld);
  if (unclearUse(file)) return null;
  // With nothing else to migrate, such as on a second run, there is nothing to split.
  const stays = (call: JvmCall) =>
    staysBound(call) || call.call.type === 'debug' || (call.call.type === 'optOut' && isTold(call, file));
  if (held.every((call) => call.construction !== null || stays(call))) return null;
  return splitOf(file, held, held.filter(staysBound));
}

/** The shared client is set up through a variable, and has to stay: so does the variable. */
export const keepsShared = ({ project, tree }: NativeFile): boolean =>
  project.segmentStays && madeShared(tree, project.clients).length > 0;

function besideShared(given: JvmCall, file: NativeFile): JvmCall {
  const call = onShared(given, file);
  if (isForBoth(call, file))
    return isTold(call, file) ? { ...call, left: finding('client-has-manual-calls') } : call;
  const stays = { ...call, left: finding('client-has-manual-calls') };
  if (isStarted(file) && call.construction !== null) return makesShared(call, file) ? stays : call;
  if (!keepsShared(file) || !isHeld(call)) return call;
  // What makes the client makes Amplitude's instance beside it.
  if (feedsShared(call, file)) return withoutReason(call);
  return call.left === undefined ? stays : call;
}

/** Opting out by the variable that holds what becomes the shared client is opting out of that. */
function onShared(call: JvmCall, { tree, project, options }: NativeFile): JvmCall {
  const name = call.client?.declaration?.name;
  if (call.call.type !== 'optOut' || !project.segmentStays || !call.client || name === undefined) return call;
  const isMade = madeShared(tree, project.clients).some(({ value }) => ownName(tree, value)?.name === name);
  if (!isMade) return call;
  const client = { ...call.client, kind: 'shared' as const };
  return { ...withoutReason(call), client, speaker: `${options.android.instance}.` };
}

const makesShared = (call: JvmCall, file: NativeFile): boolean =>
  call.method === 'setSingletonInstance' || feedsShared(call, file);

/** A client in a variable of which a call could not be written stays as a whole. */
export function settle(
  file: NativeFile,
  calls: readonly NativeCall[],
  left: readonly NativeCall[],
): { file: NativeFile; calls: readonly JvmCall[] } | null {
  const held = (calls as readonly JvmCall[]).filter(isHeld);
  if (splitIn(file) || keepsShared(file)) return null;
  if (!held.some((call) => left.includes(call)) || held.every((call) => left.includes(call))) return null;
  const reason = finding('client-has-manual-calls');
  const anew = (calls as readonly JvmCall[]).map((call) =>
    isHeld(call) && !left.includes(call) ? { ...call, left: reason } : call,
  );
  const fresh = { ...file };
  known.set(fresh, anew);
  return { file: fresh, calls: anew };
}

function reasonToStay(file: NativeFile, calls: readonly JvmCall[]): Finding | null {
  const held = calls.filter(isHeld);
  if (held.length === 0 && !exchanges(file.tree)) return null;
  if (held.some(staysBound)) return finding('client-has-manual-calls');
  if (calls.some(({ call, client }) => client === null && call.type === 'unclear'))
    return finding('client-use-unclear');
  if (unclearUse(file)) return finding('client-use-unclear');
  const isExchanged = exchanges(file.tree) || held.some((call) => isForeign(call, file));
  return file.project.clientsStay && isExchanged ? finding('client-has-manual-calls') : null;
}
