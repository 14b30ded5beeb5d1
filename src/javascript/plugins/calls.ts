import type { Node } from '@babel/types';
import { type SegmentCall, unclear } from '../../segment/call.js';
import type { CallUse, Client, Use } from '../clients/client.js';
import { placeIn } from '../syntax/positions.js';
import { startOf, type Tree } from '../syntax/tree.js';
import { readValue } from '../values/read.js';
import { plugInsOf } from './loaded.js';
import { type Judged, judgeMiddleware } from './middleware.js';
import { judgePlugin } from './plugin.js';

/** The names that Segment's destinations for Amplitude have. */
const amplitudeNames: readonly string[] = ['amplitude', 'actions amplitude'];

/** Reads a call that gives a client something which all events go through; null for any other call. */
export function plugInCall(tree: Tree, use: CallUse, client: Client): SegmentCall | null {
  const { method, args } = use;
  if (!args || args.length === 0 || client.sdk.dialect === 'react-native') return null;
  switch (method) {
    case 'addSourceMiddleware':
      return middlewareCall(tree, method, args);
    case 'addDestinationMiddleware': {
      const [name, ...functions] = args;
      const destination = name?.type === 'StringLiteral' ? name.value : '';
      if (!amplitudeNames.includes(destination.toLowerCase())) return null;
      return middlewareCall(tree, method, functions, destination);
    }
    case 'register':
      return registration(tree, args, client);
    case 'deregister': {
      const adopted = new Set(client.uses.flatMap((other) => adoptedNames(tree, other, client)));
      const isKnown = args.every((name) => name.type === 'StringLiteral' && adopted.has(name.value));
      return isKnown ? { type: 'removal', names: args.map((name) => readValue(tree, name)) } : null;
    }
    default:
      return null;
  }
}

/** The functions and objects of a client's file that Amplitude's events go through from now on. */
export function adoptedBy(tree: Tree, client: Client): Node[] {
  const judged = client.uses.flatMap((use): Judged[] => {
    if (use.kind !== 'call' || !use.args) return [];
    if (use.method === 'register') return use.args.map((node) => judgePlugin(tree, node));
    return /^add\w+Middleware$/.test(use.method) ? use.args.map((node) => judgeMiddleware(tree, node)) : [];
  });
  const loaded = plugInsOf(tree, client).map((one): Judged => one.judged);
  return [...judged, ...loaded].flatMap((one) => ('functions' in one ? [...one.functions] : []));
}

function middlewareCall(
  tree: Tree,
  method: string,
  functions: readonly Node[],
  destination?: string,
): SegmentCall {
  const trouble = functions.map((node) => judgeMiddleware(tree, node)).find((judged) => 'trouble' in judged);
  if (trouble || functions.length === 0) return staying(tree, method, trouble);
  const values = functions.map((node) => readValue(tree, node));
  return { type: 'middleware', functions: values, ...(destination === undefined ? {} : { destination }) };
}

function registration(tree: Tree, args: readonly Node[], client: Client): SegmentCall {
  const judged = args.map((node) => judgePlugin(tree, node));
  const names = namesRegistered(tree, client);
  // Amplitude adds no second one of a name.
  const isNameTaken = judged.some(({ plugin }) => names.filter((name) => name === plugin?.name).length > 1);
  if (isNameTaken) return unclear('register', 'plug-in', 'has the name of another plug-in');
  const plugIns = judged.flatMap(({ plugin }) =>
    plugin ? [{ value: readValue(tree, plugin.node), observes: plugin.observes }] : [],
  );
  if (plugIns.length < args.length)
    return staying(
      tree,
      'register',
      judged.find((one) => !one.plugin),
    );
  return { type: 'plugIns', plugIns };
}

/** The names of the plug-ins of one call, where that is migrated. */
function adoptedNames(tree: Tree, use: Use, client: Client): string[] {
  if (use.kind !== 'call' || use.method !== 'register') return [];
  if (registration(tree, use.args ?? [], client).type !== 'plugIns') return [];
  return (use.args ?? []).flatMap((node) => judgePlugin(tree, node).plugin?.name ?? []);
}

/** The names of the plug-ins that can be told, in order. */
function namesRegistered(tree: Tree, { uses }: Client): string[] {
  const calls = uses.filter((use): use is CallUse => use.kind === 'call' && use.method === 'register');
  return calls.flatMap(({ args }) =>
    (args ?? []).flatMap((node) => judgePlugin(tree, node).plugin?.name ?? []),
  );
}

function staying(tree: Tree, method: string, judged: Judged | undefined): SegmentCall {
  const node = judged && 'trouble' in judged ? judged.trouble : null;
  if (!node) return unclear(method, 'plug-in');
  const { line } = placeIn(tree.text, startOf(node));
  return unclear(method, 'plug-in', `asks for more than an event of Amplitude has (line ${line})`);
}
