import type { AndroidSdk } from '../../segment/android.js';
import { ancestorsOf, findAll, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import { clientClass } from './client-class.js';
import { functionsNamed } from './functions.js';
import { resolve } from './scope.js';
import { type Call, callOf, ownName } from './syntax.js';

/** `it`, or the parameter, of a lambda that is handed a client: by a collection of them, or by a function of the file. */
export function handedToLambda(tree: NativeTree, node: SyntaxNode, name: string): AndroidSdk | null {
  for (const around of ancestorsOf(node)) {
    if (around.type !== 'lambda_literal') continue;
    const parameters = around.children.find(({ type }) => type === 'lambda_parameters');
    if ((parameters ? textOf(tree, parameters).trim() : 'it') !== name) continue;
    const call = around.parent?.parent ? callOf(tree, around.parent.parent) : null;
    return call ? (elementOf(tree, call) ?? argumentOf(tree, call)) : null;
  }
  return null;
}

/** `clients.forEach { … }` */
function elementOf(tree: NativeTree, { receiver }: Call): AndroidSdk | null {
  const own = receiver ? ownName(tree, receiver) : null;
  const declared = own ? resolve(tree, own.name, own.node, own.isMember) : null;
  const type = declared?.type ? textOf(tree, declared.type) : '';
  return clientClass(
    tree,
    /^(?:\w*List|\w*Set|Collection|Iterable|Array|Sequence)<\s*([\w.]+)\s*>$/.exec(type)?.[1],
  );
}

/** `withClient { … }` of `fun withClient(run: (Analytics) -> Unit)` */
function argumentOf(tree: NativeTree, { method, receiver }: Call): AndroidSdk | null {
  const [made, ...more] = receiver ? [] : functionsNamed(tree, method);
  const types = made && more.length === 0 ? findAll(made, ({ type }) => type === 'function_type') : [];
  const [only, ...others] = types;
  const name =
    only && others.length === 0 ? /^\(\s*([\w.]+)\s*\)\s*->/.exec(textOf(tree, only))?.[1] : undefined;
  return clientClass(tree, name);
}
