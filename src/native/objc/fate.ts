import { type FindingCode, finding } from '../../findings.js';
import type { Finding } from '../../report/report.js';
import type { NativeCall, NativeFile } from '../language.js';
import { staysBound } from '../stays-bound.js';
import { findAll, type NativeTree, textOf } from '../tree.js';
import { isForBoth, isTold } from './both.js';
import { clientOf, isShared } from './clients.js';
import { type Declaration, declarationsOf } from './declarations.js';
import { declaredClients } from './declared-clients.js';
import { clientClass, takersOf } from './methods.js';
import type { ObjcCall } from './objc-call.js';
import { callsIn } from './recognise.js';
import { useOf } from './uses.js';

/** A client in a local variable changes with that variable; any other with all that files hand to each other. */
export type Group = Declaration | 'exchanged';

const known = new WeakMap<NativeFile, readonly ObjcCall[]>();

/** The group of a call on a client that is held; null for one on the shared client. */
export function groupOf(
  { client, construction }: Pick<ObjcCall, 'client' | 'construction'>,
  file: NativeFile,
): Group | null {
  if (construction) return construction.isShared ? null : groupOfValue(construction.node, file);
  if (client?.kind !== 'held') return null;
  const { declaration } = client;
  return declaration?.kind === 'local' && isAlone(declaration, file) ? declaration : 'exchanged';
}

/** The variable that a value is put into. */
function groupOfValue(node: ObjcCall['node'], file: NativeFile): Group {
  const declared = [...declarationsOf(file.tree).values()].flat().find(({ value }) => value === node);
  return declared?.kind === 'local' && isAlone(declared, file) ? declared : 'exchanged';
}

/** A local client that goes nowhere else: it is made from the shared one or anew, and is only called. */
function isAlone(declaration: Declaration, file: NativeFile): boolean {
  const { tree } = file;
  const { value, name, scope } = declaration;
  if (value && clientOf(file, value)?.kind === 'held') return false;
  return findAll(scope, (node) => node.type === 'identifier' && textOf(tree, node) === name)
    .filter((node) => clientOf(file, node)?.declaration === declaration)
    .every((node) => useOf(file, node) === null || node.parent?.type !== 'assignment_expression');
}

/** The calls of a file, with the reason for which those on a client that is held stay. */
export function recognise(file: NativeFile): readonly ObjcCall[] {
  const found = known.get(file);
  if (found) return found;
  const calls = callsIn(file).map((call) => ({ ...call, needsInstance: lacksInstance(call, file) }));
  const groups = new Set(calls.flatMap((call) => groupOf(call, file) ?? []));
  const reasons = new Map([...groups].map((group) => [group, reasonToStay(group, calls, file)]));
  const settled = calls.map((call) => {
    const group = groupOf(call, file);
    const reason = group ? reasons.get(group) : isDone(call, file);
    return reason ? leftFor(call, reason, file) : call;
  });
  known.set(file, settled);
  return settled;
}

/** A variable that holds the shared client stays Segment's; calls on it that need not stay speak to the instance itself. */
function leftFor(call: ObjcCall, left: Finding, { tree, project }: NativeFile): ObjcCall {
  const declaration = call.client?.declaration;
  const isAlias = declaration?.kind === 'local' && declaration.value && isShared(tree, declaration.value);
  if (!isAlias || staysBound(call)) return { ...call, left };
  const speaker = project.iosSdk === 'amplitude-ios' ? '[Amplitude instance]' : project.instance;
  return { ...call, client: { kind: 'shared', declaration: null }, speaker };
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

function reasonToStay(group: Group, calls: readonly ObjcCall[], file: NativeFile): Finding | null {
  const own = calls.filter((call) => groupOf(call, file) === group);
  const reason: FindingCode = 'client-has-manual-calls';
  if (own.some(({ isUse }) => isUse)) return finding('client-use-unclear');
  if (own.some(staysBound) || (group === 'exchanged' && file.project.appleClientsStay))
    return finding(reason);
  return file.selected === null ? null : finding('client-not-migrated');
}

/** A client of which a call could not be written stays as a whole. */
export function settle(
  file: NativeFile,
  calls: readonly NativeCall[],
  left: readonly NativeCall[],
): { file: NativeFile; calls: readonly ObjcCall[] } | null {
  const all = calls as readonly ObjcCall[];
  const groups = new Set((left as readonly ObjcCall[]).flatMap((call) => groupOf(call, file) ?? []));
  const torn = all.filter((call) => !left.includes(call) && groups.has(groupOf(call, file) as Group));
  if (torn.length === 0) return null;
  const reason = finding('client-has-manual-calls');
  const anew = all.map((call) => (torn.includes(call) ? { ...call, left: reason } : call));
  const fresh = { ...file };
  known.set(fresh, anew);
  return { file: fresh, calls: anew };
}

/** True for a file that hands clients to others, or takes them from there. */
export const exchanges = (tree: NativeTree): boolean =>
  declaredClients(tree).length > 0 ||
  takersOf(tree).length > 0 ||
  new RegExp(`@(interface|implementation)\\s+${clientClass}\\s*\\(`).test(tree.text);
