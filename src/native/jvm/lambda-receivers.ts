import { ancestorsOf, type NativeTree, type SyntaxNode, textOf } from '../tree.js';
import type { Client } from './client.js';
import { clientClass } from './client-class.js';
import { isClass } from './declaration.js';
import { callOf } from './syntax.js';
import { typeName } from './type-name.js';

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
export function receiverOfLambda(tree: NativeTree, node: SyntaxNode, name: string): SyntaxNode | null {
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
