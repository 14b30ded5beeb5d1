import { mobile } from '../../amplitude/flavours.js';
import { defaultOptions } from '../../config/options.js';
import { finding } from '../../findings.js';
import { eventOptionsOf } from '../../mapping/event-options.js';
import type { Finding } from '../../report/report.js';
import type { NativeCall, NativeFile } from '../language.js';
import { findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { clientClass, clientOf, isShared } from './clients.js';
import { madeShared } from './made-shared.js';
import { callsIn, type JvmCall } from './recognise.js';
import { declarationsOf, typeName } from './scope.js';
import { type Split, splitOf } from './split.js';
import { callOf, ownName, unwrap } from './syntax.js';

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
        isApart: isHeld(call) && !isSharedVariable(call, file),
        needsInstance: isMissing && call.client?.kind === 'shared',
      }),
    );
  const split = splitFor(file, calls);
  splits.set(file, split);
  const reason = split ? null : reasonToStay(file, calls);
  const kept = reason ? calls.map((call) => (isHeld(call) ? withReason(call, reason, file) : call)) : calls;
  const decided = isStarted(file) ? kept.map((call) => startedBeside(call, file)) : kept;
  const settled = keepsShared(file) ? decided.map((call) => besideShared(call)) : decided;
  known.set(file, settled);
  return settled;
}

/** Amplitude's instance is made here already, beside a Segment client that stays. */
const isStarted = ({ tree, options, project }: NativeFile): boolean =>
  project.segmentStays &&
  new RegExp(`\\b${options.android.instance.replace(/\W/g, '\\$&')}\\s*=\\s*(?:new\\s+)?Amplitude\\(`).test(
    tree.text,
  );

/** What makes the shared client stays as it is then. */
function startedBeside(call: JvmCall, { tree, project }: NativeFile): JvmCall {
  const { construction, method } = call;
  const isShared =
    method === 'setSingletonInstance' ||
    madeShared(tree, project.clients).some(
      ({ made }) => construction !== null && made.includes(construction.node),
    );
  return construction && isShared ? { ...call, left: finding('client-has-manual-calls') } : call;
}

/** Nothing in the project makes the instance that the output speaks to, nor does the file have it from elsewhere. */
function lacksInstance({ tree, project, options }: NativeFile): boolean {
  const { instance } = options.android;
  if (project.holder || !/^\w+$/.test(instance) || declarationsOf(tree).has(instance)) return false;
  return !new RegExp(`^import .*\\b${instance};?\\s*$`, 'm').test(tree.text);
}

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
  if (held.every((call) => call.construction !== null || staysBound(call))) return null;
  return splitOf(file, held, held.filter(staysBound));
}

/** The shared client is set up through a variable, and has to stay: so does the variable. */
export const keepsShared = ({ project, tree }: NativeFile): boolean =>
  project.segmentStays && madeShared(tree, project.clients).length > 0;

const besideShared = (call: JvmCall): JvmCall =>
  isHeld(call) && call.construction === null && call.left === undefined
    ? { ...call, left: finding('client-has-manual-calls') }
    : call;

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

/** On a client in a variable, or what makes one: such a client changes as a whole or not at all. */
export function isHeld({ client, construction, method }: JvmCall): boolean {
  return client?.kind === 'held' || (construction !== null && method !== 'setSingletonInstance');
}

/** A call that is certain to stay Segment's. */
export function staysBound({ call, node }: JvmCall): boolean {
  if (node.hasError || call.type === 'unclear' || call.type === 'alias') return true;
  if (call.type === 'user' && call.member === 'traits') return true;
  return (
    'options' in call &&
    call.type !== 'load' &&
    eventOptionsOf(call, defaultOptions, mobile).instead !== undefined
  );
}

function reasonToStay(file: NativeFile, calls: readonly JvmCall[]): Finding | null {
  const held = calls.filter(isHeld);
  if (held.length === 0 && !exchanges(file.tree)) return null;
  if (held.some(staysBound)) return finding('client-has-manual-calls');
  if (calls.some(({ call, client }) => client === null && call.type === 'unclear'))
    return finding('client-use-unclear');
  if (file.project.clientsStay && exchanges(file.tree)) return finding('client-has-manual-calls');
  return unclearUse(file) ? finding('client-use-unclear') : null;
}

/** Type names of the client, where one stands in the signature of something that other files see. */
export function exchanges(tree: NativeTree): boolean {
  if (extendsSegment(tree)) return false;
  const declared = [...declarationsOf(tree).values()]
    .flat()
    .some(
      ({ kind, isPrivate, type, node }) =>
        kind !== 'local' &&
        (/parameter/.test(node.type) || !(isPrivate && kind === 'member')) &&
        clientClass(tree, typeName(tree, type)?.name) !== null,
    );
  return (
    declared ||
    clientTypes(tree).some(
      ({ parent }) =>
        parent !== null &&
        /^(function_declaration|method_declaration|type_projection|type_arguments)$/.test(parent.type),
    )
  );
}

/** Classes that Segment's SDKs call: what implements them is part of Segment, and keeps its types. */
const interfaces =
  /\b(Integration(\.Factory)?|Factory|Plugin|EventPlugin|DestinationPlugin|PlatformPlugin|Middleware|FlushPolicy)\b/;

/** True for a file that holds a plug-in, an integration or a middleware of Segment's. */
function extendsSegment(tree: NativeTree): boolean {
  if (!/com\.segment\.analytics\.(integrations|Middleware|kotlin\.core\.platform)/.test(tree.text))
    return false;
  const heads = findAll(tree.root, ({ type }) =>
    /^(delegation_specifiers?|superclass|super_interfaces|extends_interfaces)$/.test(type),
  );
  const made = findAll(tree.root, ({ type }) => type === 'object_creation_expression').filter(
    ({ children }) => children.some(({ type }) => type === 'class_body'),
  );
  return (
    heads.some((head) => interfaces.test(textOf(tree, head))) ||
    made.some((one) =>
      interfaces.test(textOf(tree, one.children.find(({ field }) => field === 'type') ?? one)),
    )
  );
}

/** Every place where a class of a client stands as a type. */
export function clientTypes(tree: NativeTree): SyntaxNode[] {
  if (extendsSegment(tree)) return [];
  return findAll(
    tree.root,
    ({ type }) => type === 'user_type' || type === 'type_identifier' || type === 'scoped_type_identifier',
  ).filter((node) => {
    if (node.type === 'type_identifier' && node.parent?.type === 'scoped_type_identifier') return false;
    if (node.parent?.type === 'constructor_invocation' || node.parent?.type === 'object_creation_expression')
      return false;
    return clientClass(tree, textOf(tree, node).replace(/<[\s\S]*$/, '')) !== null;
  });
}

/** True where a client in a variable is handed to something that cannot be followed. */
export function unclearUse(file: NativeFile): boolean {
  const { tree, project } = file;
  return findAll(tree.root, ({ type }) => type === 'value_argument' || type === 'argument_list').some(
    (list) => {
      const call =
        list.type === 'argument_list' ? callOf(tree, list.parent as SyntaxNode) : callAround(tree, list);
      if (!call || call.method === 'setSingletonInstance' || call.method === 'with') return false;
      const values = call.args
        .map(({ value }) => value)
        .filter((value) => list.type === 'argument_list' || value.parent === list);
      return values.some(
        (value) =>
          ownName(tree, value) !== null &&
          clientOf(tree, value, project.clients)?.kind === 'held' &&
          !isTaker(file, call.method),
      );
    },
  );
}

const callAround = (tree: NativeTree, argument: SyntaxNode) => {
  let node: SyntaxNode | null = argument.parent;
  while (node && node.type !== 'call_expression') node = node.parent;
  return node ? callOf(tree, node) : null;
};

/** A function or class of the app that takes a client, in this file or one that was looked through. */
function isTaker({ tree, project }: NativeFile, name: string): boolean {
  return project.takers.has(name.replace(/<[\s\S]*$/, '')) || takersOf(tree).includes(name);
}

/** Functions and classes that have a parameter of a client's type. */
export function takersOf(tree: NativeTree): string[] {
  const parameters = [...declarationsOf(tree).values()]
    .flat()
    .filter(
      ({ node, type }) =>
        /parameter/.test(node.type) && clientClass(tree, typeName(tree, type)?.name) !== null,
    );
  return parameters.flatMap(({ scope }) => {
    const name = scope.children.find(({ field }) => field === 'name');
    return name ? [textOf(tree, name)] : [];
  });
}
