import type { AndroidSdk } from '../../segment/android.js';
import type { DeclaredClient } from '../project.js';
import { type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { alternatives, isNone } from './alternatives.js';
import { isUnreadBuild } from './builder.js';
import type { Client } from './client.js';
import { clientClass, isShared } from './client-class.js';
import type { Declaration } from './declaration.js';
import { functionsNamed, resultType } from './functions.js';
import { handedOut } from './holders.js';
import { handedToLambda } from './lambda-clients.js';
import { extended, receiverOfLambda } from './lambda-receivers.js';
import { askedFor, delegateOf, getterOf } from './made-by.js';
import { extendsType, memberClient } from './member-clients.js';
import { resolve } from './scope.js';
import { constructionOf } from './set-up.js';
import { type Call, callOf, ownName, unwrap } from './syntax.js';
import { typeName } from './type-name.js';
import { sees } from './visible.js';

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
    const handed = own.isMember ? null : handedToLambda(tree, node, own.name);
    if (handed) return { kind: 'held', sdk: handed, declaration: null };
    const declaration = resolve(tree, own.name, own.node, own.isMember);
    const sdk = declaration ? sdkOf(tree, declaration, others, depth) : null;
    if (declaration) return sdk ? { kind: 'held', sdk, declaration } : null;
    const inherited = others.find(
      (known) =>
        known.name === own.name &&
        known.form === undefined &&
        (known.owner === null ? sees(tree, known) : extendsType(tree, node, known.owner)),
    );
    return inherited ? { kind: 'held', sdk: inherited.sdk ?? 'kotlin', declaration: null } : null;
  }
  const asked = askedFor(tree, node) ?? handedOut(tree, node);
  if (asked) return { kind: 'held', sdk: asked, declaration: null };
  const madeHere = constructionOf(tree, node)?.sdk ?? (isUnreadBuild(tree, node) ? 'android' : null);
  if (madeHere) return { kind: 'held', sdk: madeHere, declaration: null };
  if (node.type === 'this_expression') return extended(tree, node);
  const same = sameAfter(tree, node);
  if (same) return clientOf(tree, same, others, depth + 1);
  const sides = alternatives(tree, node);
  if (sides) return oneOf(tree, sides, others, depth);
  return functionClient(tree, node, others, depth) ?? memberClient(tree, node, others);
}

/** What a declaration holds, if that is a client. */
export function sdkOf(
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
  return clientOf(tree, made, others, depth + 1)?.sdk ?? null;
}

/** `client.apply { … }`, `client.also { … }` and `client.add(plugin)` give the client on. */
function sameAfter(tree: NativeTree, node: SyntaxNode): SyntaxNode | null {
  const call = callOf(tree, node);
  if (!call?.receiver) return null;
  const givesOn = call.lambda ? /^(apply|also)$/ : /^(add|remove)$/;
  return givesOn.test(call.method) && (call.lambda || call.args.length === 1) ? call.receiver : null;
}

/** A client in any case: each side is one, or gives no value. It changes together with what stands in it. */
function oneOf(
  tree: NativeTree,
  sides: readonly SyntaxNode[],
  others: readonly DeclaredClient[],
  depth: number,
): Client | null {
  const given = sides
    .filter((side) => !isNone(tree, side))
    .map((side) => clientOf(tree, side, others, depth + 1));
  const [first] = given;
  if (!first || given.some((client) => client?.sdk !== first.sdk)) return null;
  return {
    ...first,
    kind: 'held',
    declaration: given.find((client) => client?.declaration)?.declaration ?? null,
  };
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
  if (!made) return givenElsewhere(tree, call, others);
  if (more.length > 0) return null;
  const sdk = clientClass(tree, typeName(tree, resultType(made))?.name);
  if (sdk) return { kind: 'held', sdk, declaration: null };
  const body = made.children.find(({ type }) => type === 'function_body');
  const value = body?.children[0]?.type === '=' && !resultType(made) ? parts(body)[0] : undefined;
  const client = value ? clientOf(tree, value, others, depth + 1) : null;
  return client && { ...client, kind: 'held', declaration: null };
}

/** `analytics(context)` of another file, or of a class that this one extends. */
function givenElsewhere(
  tree: NativeTree,
  { node, method }: Call,
  others: readonly DeclaredClient[],
): Client | null {
  const given = others.find(
    (known) =>
      known.form === 'function' &&
      known.name === method &&
      (known.owner === null ? sees(tree, known) : extendsType(tree, node, known.owner)),
  );
  return given ? { kind: 'held', sdk: given.sdk ?? 'kotlin', declaration: null } : null;
}
