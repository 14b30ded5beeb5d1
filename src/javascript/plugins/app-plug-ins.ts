import type { NewExpression, Node } from '@babel/types';
import { type PlugInRole, type ReadyMadePlugIn, readyMadeIn } from '../../segment/app-plug-ins.js';
import type { SegmentCall } from '../../segment/call.js';
import type { CallUse, Client, Use } from '../clients/client.js';
import { importOf } from '../clients/flow/imports.js';
import { memberOf } from '../syntax/members.js';
import { placeIn } from '../syntax/positions.js';
import { isReassigned } from '../syntax/reassigned.js';
import { resolve } from '../syntax/scope.js';
import { textOf } from '../syntax/span.js';
import { startOf, type Tree } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';
import { readValue } from '../values/read.js';
import { type AppClass, judgeAppClass } from './app-class.js';
import type { ImportedPlugIns, JudgedPlugIn } from './exported.js';

/** What is known of a plug-in that a client of an app is given. */
export type AddedPlugIn =
  | { readonly kind: 'ready-made'; readonly plugIn: ReadyMadePlugIn; readonly source: string }
  /** `own` where its class stands in the same file. */
  | { readonly kind: 'judged'; readonly value: Node; readonly judged: JudgedPlugIn; readonly own?: AppClass };

/**
 * The plug-in that `add({ plugin: … })` gives a client of an app.
 * @param imported plug-ins of other modules, by their names in this one
 * @returns null for one that may hold events back or change them in ways that Amplitude's client would not
 */
export function addedPlugIn(
  tree: Tree,
  args: readonly Node[] | null,
  imported: ImportedPlugIns,
): AddedPlugIn | null {
  const value = plugInGiven(args);
  if (!value) return null;
  const made = madeBy(tree, value);
  const name = made ? made.callee : value;
  const from = importOf(tree, name);
  const plugIn = from && made ? readyMadeIn(from.source, from.name) : undefined;
  if (from && plugIn) return { kind: 'ready-made', plugIn, source: from.source };
  if (name.type !== 'Identifier') return null;
  const judged = imported.get(name.name);
  if (from && judged) return { kind: 'judged', value, judged };
  const own = made ? judgeAppClass(tree, resolve(tree, name.name, name)?.node ?? name) : null;
  return own?.judged ? { kind: 'judged', value, judged: own.judged, own } : null;
}

/** Reads `add({ plugin: … })` on a client of an app; null for any other call. */
export function appPlugInCall(tree: Tree, { plugIn }: CallUse): SegmentCall | null {
  if (!plugIn) return null;
  if (plugIn.kind === 'ready-made') return { type: 'readyMade', plugIn: plugIn.plugIn };
  if (plugIn.judged === 'stays') return { type: 'readyMade', plugIn: { role: 'destination' } };
  if (plugIn.judged === 'context') return { type: 'readyMade', plugIn: { role: 'context' } };
  const value = readValue(tree, plugIn.value);
  return { type: 'plugIns', plugIns: [{ value, observes: plugIn.judged === 'observes' }] };
}

/** What to say of a plug-in that is not known for what it does: its name, and where its class needs more than an event. */
export function unknownPlugIn(tree: Tree, call: Node): string | null {
  const value = call.type === 'CallExpression' ? plugInGiven(call.arguments) : null;
  if (!value) return null;
  const made = madeBy(tree, value);
  const name = textOf(tree, made?.callee ?? value);
  const declared =
    made?.callee.type === 'Identifier' ? resolve(tree, made.callee.name, made)?.node : undefined;
  const trouble = declared && judgeAppClass(tree, declared)?.trouble;
  const at = trouble
    ? `, which asks for more than an event has (line ${placeIn(tree.text, startOf(trouble)).line})`
    : '';
  return `the plug-in ${name}${at}`;
}

const added = (use: Use): AddedPlugIn | undefined => (use.kind === 'call' ? use.plugIn : undefined);

/** True for a client that was given a ready-made plug-in of this role. */
export const takesRole = (uses: readonly Use[], role: PlugInRole): boolean =>
  uses.some((use) => {
    const plugIn = added(use);
    return plugIn?.kind === 'ready-made' && plugIn.plugIn.role === role;
  });

/** True for a client that was given a plug-in of another module, which changes together with it. */
export const takesPlugIns = (uses: readonly Use[]): boolean =>
  uses.some((use) => {
    const plugIn = added(use);
    return plugIn?.kind === 'judged' && !plugIn.own;
  });

/** The packages of the plug-ins that clients of a file are given. */
export const addedPackages = (clients: readonly Client[]): ReadonlySet<string> =>
  new Set(
    clients.flatMap(({ uses }) =>
      uses.flatMap((use) => {
        const plugIn = added(use);
        return plugIn?.kind === 'ready-made' ? [plugIn.source] : [];
      }),
    ),
  );

/** The plug-in in `add({ plugin: … })`. */
function plugInGiven(args: readonly Node[] | null): Node | null {
  const [options] = args ?? [];
  return (options?.type === 'ObjectExpression' && memberOf(options, 'plugin')) || null;
}

/** `new X()`, also by the name of a constant. */
function madeBy(tree: Tree, given: Node): NewExpression | null {
  const value = unwrapped(given);
  if (value.type !== 'Identifier') return value.type === 'NewExpression' ? value : null;
  const declared = resolve(tree, value.name, value)?.node;
  if (declared?.type !== 'VariableDeclarator' || !declared.init || isReassigned(tree, declared)) return null;
  const init = unwrapped(declared.init);
  return init.type === 'NewExpression' ? init : null;
}
