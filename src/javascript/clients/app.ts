import type { JSXElement, Node } from '@babel/types';
import { sdkOf } from '../../segment/sdks.js';
import { isSteering } from '../../segment/steering.js';
import { resolve } from '../syntax/scope.js';
import { parentOf, type Tree } from '../syntax/tree.js';
import type { Client, Use } from './client.js';
import { importOf } from './flow/imports.js';
import type { Source } from './sources.js';

/** The element, where `client={…}` hands a client to the provider from which hooks read it. */
export function providedTo(tree: Tree, container: Node): JSXElement | null {
  const attribute = parentOf(container);
  const opening = attribute && parentOf(attribute);
  const element = opening && parentOf(opening);
  if (attribute?.type !== 'JSXAttribute' || attribute.name.name !== 'client') return null;
  if (opening?.type !== 'JSXOpeningElement' || opening.name.type !== 'JSXIdentifier') return null;
  const declared = resolve(tree, opening.name.name, opening)?.identifier;
  const from = declared ? importOf(tree, declared) : null;
  const isProvider = from !== null && sdkOf(from.source)?.provider === from.name;
  return isProvider && element?.type === 'JSXElement' ? element : null;
}

/** True for a call that changes what a client of an app does with all events, which a single call cannot say. */
export function steers(use: Use, dialect: string): boolean {
  if (dialect !== 'react-native' || use.kind !== 'call') return false;
  return use.method === 'add' ? !use.plugIn : isSteering(use.method);
}

/** The one client that a package is, in one file. Its set-up goes by the name that all set-ups have. */
export function singletonClient({ shape, flow }: Source): Client[] {
  const sdk = shape.kind === 'client' ? sdkOf(shape.sdk) : undefined;
  if (!sdk || flow.uses.size + flow.exports.size === 0) return [];
  const uses = [...flow.uses.values()]
    .map((use): Use => (use.kind === 'call' && use.method === 'setup' ? { ...use, method: 'load' } : use))
    .sort((a, b) => (a.node.start ?? 0) - (b.node.start ?? 0));
  return [
    {
      origin: { kind: 'singleton' },
      sdk,
      declaration: null,
      isGlobal: false,
      isOnlyTyped: false,
      exports: [...flow.exports.values()],
      uses,
      flows: [flow],
    },
  ];
}
