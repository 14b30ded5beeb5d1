import type { AndroidSdk } from '../../segment/android.js';
import type { DeclaredClient } from '../project.js';
import { ancestorsOf, fieldOf, findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { functionsNamed, resultType } from './functions.js';
import { type Declaration, declarationsOf, isClass, resolve, typeName } from './scope.js';
import { sdkNames } from './sdk.js';
import { constructionOf } from './set-up.js';
import { callOf, dottedName, ownName, unwrap } from './syntax.js';

/** A Segment client as an expression names it. */
export interface Client {
  /** `shared`: `Analytics.with(context)`; `held`: in a variable, property or parameter; `static`: the class itself. */
  readonly kind: 'shared' | 'held';
  readonly sdk: AndroidSdk;
  /** Where a held client is declared, if in this file. */
  readonly declaration: Declaration | null;
}

/** Full names of the classes that are clients, and the SDK that each is of. */
const clientClasses: Readonly<Record<string, AndroidSdk>> = {
  'com.segment.analytics.Analytics': 'android',
  'com.segment.analytics.kotlin.core.Analytics': 'kotlin',
  'com.segment.analytics.kotlin.core.compat.JavaAnalytics': 'kotlin',
};

/** The SDK that a class name stands for the client of; null for any other class. */
export function clientClass(tree: NativeTree, name: string | undefined): AndroidSdk | null {
  if (name === undefined) return null;
  for (const { path } of sdkNames(tree, name)) if (clientClasses[path]) return clientClasses[path];
  return null;
}

/** True for `Analytics.with(context)`. */
export function isShared(tree: NativeTree, node: SyntaxNode): boolean {
  const call = callOf(tree, node);
  if (call?.method !== 'with' || !call.receiver || call.args.length !== 1) return false;
  return clientClass(tree, dottedName(tree, call.receiver) ?? undefined) === 'android';
}

/** The client that an expression is; null for anything else. */
export function clientOf(
  tree: NativeTree,
  expression: SyntaxNode,
  others: readonly DeclaredClient[],
  depth = 0,
): Client | null {
  const node = unwrap(expression);
  if (depth > 4) return null;
  if (isShared(tree, node)) return { kind: 'shared', sdk: 'android', declaration: null };
  const own = ownName(tree, node);
  if (own) {
    const lambda = own.isMember ? null : receiverOfLambda(tree, node, own.name);
    if (lambda) return clientOf(tree, lambda, others, depth + 1);
    const declaration = resolve(tree, own.name, own.node, own.isMember);
    const sdk = declaration ? sdkOf(tree, declaration, others, depth) : null;
    if (declaration) return sdk ? { kind: 'held', sdk, declaration } : null;
    const inherited = others.find(
      ({ name, owner }) => name === own.name && (owner === null || extendsType(tree, node, owner)),
    );
    return inherited ? { kind: 'held', sdk: inherited.sdk ?? 'kotlin', declaration: null } : null;
  }
  const asked = askedFor(tree, node);
  if (asked) return { kind: 'held', sdk: asked, declaration: null };
  if (node.type === 'this_expression') return extended(tree, node);
  return functionClient(tree, node, others, depth) ?? memberClient(tree, node, others);
}

/** What a declaration holds, if that is a client. */
function sdkOf(
  tree: NativeTree,
  declaration: Declaration,
  others: readonly DeclaredClient[],
  depth: number,
): AndroidSdk | null {
  const { type, value } = declaration;
  const typed = clientClass(tree, typeName(tree, type)?.name);
  if (typed || type) return typed;
  const made = value ?? delegateOf(declaration) ?? getterOf(declaration);
  const asked = made ? askedFor(tree, made) : null;
  if (asked) return asked;
  if (!made) return null;
  return constructionOf(tree, made)?.sdk ?? clientOf(tree, made, others, depth + 1)?.sdk ?? null;
}

/** `by lazy { … }`: the last expression of the lambda; `by inject<Analytics>()`: the call itself. */
function delegateOf({ node }: Declaration): SyntaxNode | null {
  const delegate = node.children.find(({ type }) => type === 'property_delegate');
  const lambda = delegate ? findAll(delegate, ({ type }) => type === 'lambda_literal')[0] : undefined;
  return lambda ? (parts(lambda).at(-1) ?? null) : ((delegate && parts(delegate)[0]) ?? null);
}

/** What a container is asked for by the type: `inject<Analytics>()`, `get(Analytics::class.java)`, `get(Analytics.class)`. */
function askedFor(tree: NativeTree, expression: SyntaxNode): AndroidSdk | null {
  const call = callOf(tree, unwrap(expression));
  if (!call || call.isConstruction) return null;
  const generic = call.node.children.find(({ type }) => type === 'type_arguments');
  const [type, ...more] = generic ? parts(generic) : [];
  if (type && more.length === 0) return clientClass(tree, textOf(tree, type));
  const [argument] = call.args;
  const literal = argument
    ? /^(\w+)(?:::class(?:\.java)?|\.class)$/.exec(textOf(tree, argument.value))?.[1]
    : undefined;
  return clientClass(tree, literal);
}

/** `get() = …` */
function getterOf({ node }: Declaration): SyntaxNode | null {
  const body = findAll(node, ({ type }) => type === 'getter').flatMap((getter) =>
    findAll(getter, ({ type }) => type === 'function_body'),
  )[0];
  return body?.children[0]?.type === '=' ? (parts(body)[0] ?? null) : null;
}

/** The client that a function extends: `fun Analytics.opened() { track(…) }`. */
export function extended(tree: NativeTree, node: SyntaxNode): Client | null {
  for (const around of ancestorsOf(node)) {
    if (isClass(around)) return null;
    if (around.type !== 'function_declaration') continue;
    const name = around.children.findIndex(({ field }) => field === 'name');
    const receiver = around.children
      .slice(0, name)
      .find(({ type }) => type === 'user_type' || type === 'nullable_type');
    const sdk = clientClass(tree, typeName(tree, receiver ?? null)?.name);
    if (sdk) return { kind: 'held', sdk, declaration: null };
  }
  return null;
}

/** `it`, or the parameter, of `client.let { … }` and `client.also { … }`. */
function receiverOfLambda(tree: NativeTree, node: SyntaxNode, name: string): SyntaxNode | null {
  for (const around of ancestorsOf(node)) {
    if (around.type !== 'lambda_literal') continue;
    const call = around.parent?.parent ? callOf(tree, around.parent.parent) : null;
    const parameters = around.children.find(({ type }) => type === 'lambda_parameters');
    const given = parameters
      ? textOf(tree, parameters)
          .replace(/\s*:.*$/s, '')
          .trim()
      : 'it';
    if (name === 'it' && !parameters && !call?.receiver) return null;
    if (given !== name) continue;
    return call?.receiver && /^(let|also)$/.test(call.method) ? call.receiver : null;
  }
  return null;
}

/** `analytics()`: a function of the file whose type, or whose one expression, is a client. */
function functionClient(
  tree: NativeTree,
  node: SyntaxNode,
  others: readonly DeclaredClient[],
  depth: number,
): Client | null {
  const call = callOf(tree, node);
  if (!call || call.isConstruction || (call.receiver && textOf(tree, call.receiver) !== 'this')) return null;
  const [made, ...more] = functionsNamed(tree, call.method);
  if (!made || more.length > 0) return null;
  const sdk = clientClass(tree, typeName(tree, resultType(made))?.name);
  if (sdk) return { kind: 'held', sdk, declaration: null };
  const body = made.children.find(({ type }) => type === 'function_body');
  const value = body?.children[0]?.type === '=' && !resultType(made) ? parts(body)[0] : undefined;
  const client = value ? clientOf(tree, value, others, depth + 1) : null;
  return client && { ...client, kind: 'held', declaration: null };
}

/** `app.analytics`, `(application as App).analytics`, `App.analytics`: a property that a class is known to have. */
function memberClient(tree: NativeTree, node: SyntaxNode, others: readonly DeclaredClient[]): Client | null {
  const call = callOf(tree, node);
  if (call && (call.args.length > 0 || call.lambda)) return null;
  const [object, member] = call ? [call.receiver, call.name] : parts(node);
  if (!call && node.type !== 'navigation_expression' && node.type !== 'field_access') return null;
  if (!member) return null;
  const name = textOf(tree, member);
  const found = membersOf(tree, others).filter(
    (known) => known.name === name || `get${upper(known.name)}` === name,
  );
  const fits = found.find(({ owner }) => owner !== null && object && isOf(tree, object, owner));
  return fits ? { kind: 'held', sdk: fits.sdk ?? 'kotlin', declaration: null } : null;
}

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Properties of the file's own classes count as well as those of others. */
function membersOf(tree: NativeTree, others: readonly DeclaredClient[]): readonly DeclaredClient[] {
  return [...declaredClients(tree), ...others];
}

/** True where an expression is an object of a class, or the class itself: by cast, by declared type, by name. */
function isOf(tree: NativeTree, expression: SyntaxNode, owner: string): boolean {
  const text = textOf(tree, expression);
  if (new RegExp(`\\b${owner}\\b`).test(text)) return true;
  const own = ownName(tree, expression);
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  if (!declared) return false;
  const type = typeName(tree, declared.type)?.name.split('.').at(-1);
  return (
    type === owner ||
    (declared.type === null &&
      declared.value !== null &&
      new RegExp(`\\b${owner}\\b`).test(textOf(tree, declared.value)))
  );
}

/** True in a class that says it extends another. */
function extendsType(tree: NativeTree, node: SyntaxNode, owner: string): boolean {
  return [...ancestorsOf(node)].some((around) => {
    if (!isClass(around)) return false;
    const heads = around.children.filter(({ type }) => /delegation_specifiers|superclass/.test(type));
    return heads.some((head) => new RegExp(`\\b${owner}\\b`).test(textOf(tree, head)));
  });
}

const surveyed = new WeakMap<NativeTree, readonly DeclaredClient[]>();

/** Clients that a file's classes hold where other files can see them. */
export function declaredClients(tree: NativeTree): readonly DeclaredClient[] {
  const known = surveyed.get(tree);
  if (known) return known;
  surveyed.set(tree, []);
  const found = [...declarationsOf(tree).values()].flat().flatMap((declaration): DeclaredClient[] => {
    if ((declaration.kind !== 'member' && declaration.kind !== 'top') || declaration.isPrivate) return [];
    const sdk = sdkOf(tree, declaration, [], 0);
    const name = isClass(declaration.scope) ? fieldOf(declaration.scope, 'name') : undefined;
    return sdk ? [{ name: declaration.name, owner: name ? textOf(tree, name) : null, sdk }] : [];
  });
  surveyed.set(tree, found);
  return found;
}
