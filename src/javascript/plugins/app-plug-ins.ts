import type { Node } from '@babel/types';
import { type ReadyMadePlugIn, readyMadeIn } from '../../segment/app-plug-ins.js';
import type { SegmentCall } from '../../segment/call.js';
import type { CallUse, Client, Use } from '../clients/client.js';
import { importOf } from '../clients/flow/imports.js';
import { isReassigned } from '../syntax/reassigned.js';
import { resolve } from '../syntax/scope.js';
import type { Tree } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';

/** The plug-in that `add({ plugin: … })` gives a client of an app; null for one that is not known. */
export function addedPlugIn(tree: Tree, args: readonly Node[] | null): ReadyMadePlugIn | null {
  return readyMadeIn(packageOf(tree, args) ?? '') ?? null;
}

/** The packages of the plug-ins that clients of a file are given. */
export const addedPackages = (tree: Tree, clients: readonly Client[]): ReadonlySet<string> =>
  new Set(
    clients.flatMap(({ sdk, uses }) =>
      uses.flatMap((use) =>
        sdk.dialect === 'react-native' && use.kind === 'call' && use.method === 'add'
          ? (packageOf(tree, use.args) ?? [])
          : [],
      ),
    ),
  );

function packageOf(tree: Tree, args: readonly Node[] | null): string | null {
  const made = madePlugIn(tree, args);
  return (made && importOf(tree, made.callee)?.source) ?? null;
}

/** Reads `add({ plugin: … })` on a client of an app; null for any other call, and for a plug-in that is not known. */
export function appPlugInCall(tree: Tree, { method, args }: CallUse): SegmentCall | null {
  const plugIn = method === 'add' ? addedPlugIn(tree, args) : null;
  return plugIn && { type: 'readyMade', plugIn };
}

/** True for a client that was given Segment's plug-in for sessions of Amplitude. */
export const tracksSessions = (tree: Tree, uses: readonly Use[]): boolean =>
  uses.some(
    (use) => use.kind === 'call' && use.method === 'add' && addedPlugIn(tree, use.args)?.role === 'sessions',
  );

/** `new X()` in `add({ plugin: new X() })`, also by the name of a constant. */
function madePlugIn(tree: Tree, args: readonly Node[] | null) {
  const [options] = args ?? [];
  if (options?.type !== 'ObjectExpression') return null;
  const plugin = options.properties.find(
    (property) =>
      property.type === 'ObjectProperty' &&
      property.key.type === 'Identifier' &&
      property.key.name === 'plugin',
  );
  const value = plugin?.type === 'ObjectProperty' ? unwrapped(plugin.value) : undefined;
  if (value?.type !== 'Identifier') return value?.type === 'NewExpression' ? value : null;
  const declared = resolve(tree, value.name, value)?.node;
  if (declared?.type !== 'VariableDeclarator' || !declared.init || isReassigned(tree, declared)) return null;
  const init = unwrapped(declared.init);
  return init.type === 'NewExpression' ? init : null;
}
