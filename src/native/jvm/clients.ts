import type { AndroidSdk } from '../../segment/android.js';
import type { DeclaredClient } from '../project.js';
import { type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import type { Client } from './client.js';
import { clientClass, isShared } from './client-class.js';
import type { Declaration } from './declaration.js';
import { functionsNamed, resultType } from './functions.js';
import { extended, receiverOfLambda } from './lambda-receivers.js';
import { askedFor, delegateOf, getterOf } from './made-by.js';
import { extendsType, memberClient } from './member-clients.js';
import { resolve } from './scope.js';
import { constructionOf } from './set-up.js';
import { callOf, ownName, unwrap } from './syntax.js';
import { typeName } from './type-name.js';

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
  return constructionOf(tree, made)?.sdk ?? clientOf(tree, made, others, depth + 1)?.sdk ?? null;
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
