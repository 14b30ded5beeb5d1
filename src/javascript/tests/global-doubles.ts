import type { Node } from '@babel/types';
import { hosts } from '../clients/globals.js';
import type { FileContext } from '../context.js';
import { resolve } from '../syntax/scope.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { propertyName, unwrapped, wrapped } from '../syntax/unwrap.js';

type Place = { readonly node: Node; readonly at: number };

/** Where a test puts a double in the place of the global by name: `Object.defineProperty(window, 'analytics', …)`. */
export function globalDoubles(tree: Tree, { isTest, global, options }: FileContext): Place[] {
  if (!isTest || global === 'other') return [];
  const stubbed = (tree.identifiers.get('stubGlobal') ?? []).flatMap((identifier) => {
    const member = parentOf(identifier);
    const call = member && propertyName(member) === 'stubGlobal' ? parentOf(member) : undefined;
    return call?.type === 'CallExpression' ? named(call, call.arguments[0], options.global) : [];
  });
  const onHost = hosts
    .flatMap((host) => tree.identifiers.get(host) ?? [])
    .flatMap((identifier) => {
      const argument = wrapped(identifier);
      const call = parentOf(argument);
      if (call?.type !== 'CallExpression' || call.arguments[0] !== argument) return [];
      if (resolve(tree, identifier.name, identifier)) return [];
      return named(call, call.arguments[1], options.global);
    });
  return [...stubbed, ...onHost];
}

/** The call, where an argument of it is the global's name, or an object with it as a key. */
function named(call: Node, argument: Node | undefined, names: readonly string[]): Place[] {
  const value = argument && unwrapped(argument);
  if (value?.type === 'StringLiteral')
    return names.includes(value.value) ? [{ node: call, at: startOf(value) + 1 }] : [];
  if (value?.type !== 'ObjectExpression') return [];
  const key = value.properties
    .map((property) => ('key' in property ? property.key : null))
    .find((candidate) => candidate?.type === 'Identifier' && names.includes(candidate.name));
  return key ? [{ node: call, at: startOf(key) }] : [];
}
