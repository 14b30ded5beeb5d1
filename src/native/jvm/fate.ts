import { mobile } from '../../amplitude/flavours.js';
import { defaultOptions } from '../../config/options.js';
import { finding } from '../../findings.js';
import { eventOptionsOf } from '../../mapping/event-options.js';
import type { Finding } from '../../report/report.js';
import type { NativeCall, NativeFile } from '../language.js';
import { holderFor } from '../project.js';
import { findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { clientClass, clientOf, isShared } from './clients.js';
import { madeShared } from './made-shared.js';
import { callsIn, type JvmCall } from './recognise.js';
import { declarationsOf, typeName } from './scope.js';
import { constructionOf } from './set-up.js';
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
        isApart: isHeld(call) && !isSharedVariable(call, file) && !feedsShared(call, file),
        needsInstance: isMissing && call.client?.kind === 'shared',
      }),
    );
  const split = splitFor(file, calls);
  splits.set(file, split);
  const reason = split ? null : reasonToStay(file, calls);
  const kept = reason ? calls.map((call) => (isHeld(call) ? withReason(call, reason, file) : call)) : calls;
  const settled = kept.map((call) => besideShared(call, file));
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
  if (held.every((call) => call.construction !== null || staysBound(call))) return null;
  return splitOf(file, held, held.filter(staysBound));
}

/** The shared client is set up through a variable, and has to stay: so does the variable. */
export const keepsShared = ({ project, tree }: NativeFile): boolean =>
  project.segmentStays && madeShared(tree, project.clients).length > 0;

function besideShared(call: JvmCall, file: NativeFile): JvmCall {
  const stays = { ...call, left: finding('client-has-manual-calls') };
  if (isStarted(file) && call.construction !== null) return makesShared(call, file) ? stays : call;
  if (!keepsShared(file) || !isHeld(call)) return call;
  // What makes the client makes Amplitude's instance beside it.
  if (feedsShared(call, file)) return withoutReason(call);
  return call.left === undefined ? stays : call;
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

/** On a client in a variable, or what makes one: such a client changes as a whole or not at all. */
export function isHeld({ client, construction, method }: JvmCall): boolean {
  return client?.kind === 'held' || (construction !== null && method !== 'setSingletonInstance');
}

/** On a client that another file declares, or in a variable that such a one was put into. */
export function isForeign({ client }: JvmCall, { tree }: Pick<NativeFile, 'tree'>): boolean {
  if (client?.kind !== 'held') return false;
  const { declaration } = client;
  if (declaration === null) return true;
  if (declaration.type !== null || declaration.value === null) return false;
  return constructionOf(tree, declaration.value) === null && !isShared(tree, unwrap(declaration.value));
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
  if (file.project.clientsStay && (exchanges(file.tree) || held.some((call) => isForeign(call, file))))
    return finding('client-has-manual-calls');
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

/** True for a file that holds a plug-in, an integration or a middleware of Segment's as a class of its own. */
export function extendsSegment(tree: NativeTree): boolean {
  if (!/com\.segment\.analytics\.(integrations|Middleware|kotlin\.core\.platform)/.test(tree.text))
    return false;
  return findAll(tree.root, isHead).some((head) => interfaces.test(textOf(tree, head)));
}

/** What a class that has a name extends and implements. */
const isHead = ({ type, parent }: SyntaxNode): boolean =>
  /^(delegation_specifiers|superclass|super_interfaces|extends_interfaces)$/.test(type) &&
  parent !== null &&
  /^(class_declaration|object_declaration|interface_declaration|record_declaration|enum_declaration)$/.test(
    parent.type,
  );

/** Every place where a class of a client stands as a type. */
export function clientTypes(tree: NativeTree): SyntaxNode[] {
  if (extendsSegment(tree)) return [];
  return findAll(
    tree.root,
    (node) =>
      /^(user_type|type_identifier|scoped_type_identifier)$/.test(node.type) ||
      isClassLiteral(tree, node) ||
      isTypeArgument(tree, node),
  ).filter((node) => {
    if (node.type === 'type_identifier' && node.parent?.type === 'scoped_type_identifier') return false;
    if (node.parent?.type === 'constructor_invocation' || node.parent?.type === 'object_creation_expression')
      return false;
    return clientClass(tree, textOf(tree, node).replace(/<[\s\S]*$/, '')) !== null;
  });
}

/** `Analytics` of `single<Analytics> { … }`, which the grammar takes for two comparisons. */
function isTypeArgument(tree: NativeTree, { type, field, parent }: SyntaxNode): boolean {
  const outer = parent?.parent;
  if (type !== 'identifier' || field !== 'right' || parent?.type !== 'binary_expression' || !outer)
    return false;
  const isPair =
    /^[\w.\s]+<\s*\w+$/.test(textOf(tree, parent)) &&
    /^\s*>\s*\{/.test(tree.text.slice(parent.end, outer.end));
  return isPair && outer.type === 'binary_expression' && outer.children.at(-1)?.type === 'lambda_literal';
}

/** `Analytics` of `Analytics::class` */
const isClassLiteral = (tree: NativeTree, { type, start, parent }: SyntaxNode): boolean =>
  type === 'identifier' &&
  parent?.type === 'navigation_expression' &&
  parent.start === start &&
  /^\w+::class$/.test(textOf(tree, parent));

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
