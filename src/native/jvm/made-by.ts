import type { AndroidSdk } from '../../segment/android.js';
import { findAll, type NativeTree, parts, type SyntaxNode, textOf } from '../tree.js';
import { clientClass } from './client-class.js';
import type { Declaration } from './declaration.js';
import { callOf, unwrap } from './syntax.js';

/** `by lazy { … }`: the last expression of the lambda; `by inject<Analytics>()`: the call itself. */
export function delegateOf({ node }: Declaration): SyntaxNode | null {
  const delegate = node.children.find(({ type }) => type === 'property_delegate');
  const lambda = delegate ? findAll(delegate, ({ type }) => type === 'lambda_literal')[0] : undefined;
  return lambda ? (parts(lambda).at(-1) ?? null) : ((delegate && parts(delegate)[0]) ?? null);
}

/** What a container is asked for by the type: `inject<Analytics>()`, `get(Analytics::class.java)`, `get(Analytics.class)`. */
export function askedFor(tree: NativeTree, expression: SyntaxNode): AndroidSdk | null {
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
export function getterOf({ node }: Declaration): SyntaxNode | null {
  const body = findAll(node, ({ type }) => type === 'getter').flatMap((getter) =>
    findAll(getter, ({ type }) => type === 'function_body'),
  )[0];
  return body?.children[0]?.type === '=' ? (parts(body)[0] ?? null) : null;
}
