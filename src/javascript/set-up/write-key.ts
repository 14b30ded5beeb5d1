import type { Node } from '@babel/types';
import { type KeyId, keyIdOf } from '../../mapping/api-key.js';
import type { SegmentCall } from '../../segment/call.js';
import { loadCall } from '../call.js';
import { type Client, constructionsOf, flavourOf } from '../clients/client.js';
import type { FileContext } from '../context.js';
import type { Tree } from '../syntax/tree.js';

/** The write key of the one client that a file makes. */
export interface WriteKey {
  /** Amplitude's package that takes over from the client. */
  readonly package: string;
  readonly id: KeyId;
  /** Others may speak to this client without an import, or it has no name: it cannot be one of its own. */
  readonly isEveryones: boolean;
}

/** @returns null where a file makes no client or several, or where its key cannot be compared with another. */
export function writeKeyOf(tree: Tree, clients: readonly Client[]): WriteKey | null {
  const makers = clients.filter((client) =>
    constructionsOf(client).some(({ isGlobal, isHook }) => !isGlobal && !isHook),
  );
  const [client, ...others] = makers;
  if (client === undefined || others.length > 0) return null;
  const keys = new Set(startsOf(client).map((args) => keyOf(tree, args, client)));
  const [id] = keys;
  if (keys.size !== 1 || id === null || id === undefined) return null;
  const isNamed = client.origin.kind === 'held' || client.declaration !== null;
  const isPublic =
    client.isGlobal ||
    client.flows.some(({ setsGlobal }) => setsGlobal) ||
    client.uses.some(({ kind }) => kind === 'provided') ||
    constructionsOf(client).some(({ installed }) => installed !== undefined);
  return { package: flavourOf(client).package, id, isEveryones: !isNamed || isPublic };
}

/** What tells the write keys of a file apart, each once, in the order of its clients. */
export function keyIdsOf(tree: Tree, clients: readonly Client[]): KeyId[] {
  const all = clients.flatMap((client) => startsOf(client).map((args) => keyOf(tree, args, client)));
  return [...new Set(all.filter((key) => key !== null))];
}

/** A set-up with what the run knows of its key: its name where the usual one is taken, and with whom it is shared. */
export function withKeyFacts<Call extends SegmentCall>(
  call: Call,
  { keyNames, joinedWith }: FileContext,
): Call {
  if (call.type !== 'load') return call;
  const keyName = keyNames[keyIdOf(call) ?? ''];
  return {
    ...call,
    ...(keyName === undefined ? {} : { keyName }),
    ...(joinedWith === null ? {} : { joinedWith }),
  };
}

/** The arguments of all that starts a client: its construction, or a later `.load`. */
function startsOf(client: Client): readonly (readonly Node[] | null)[] {
  const made = constructionsOf(client).flatMap(({ loads, args }) => (loads ? [args] : []));
  const later = client.uses.flatMap((use) =>
    use.kind === 'call' && use.method === 'load' ? [use.args] : [],
  );
  return [...made, ...later];
}

function keyOf(tree: Tree, args: readonly Node[] | null, client: Client): KeyId | null {
  const call = args && loadCall(tree, args, client);
  return call?.type === 'load' ? keyIdOf(call) : null;
}
