import { loadCall } from '../call.js';
import { type Client, constructionsOf, flavourOf } from '../clients/client.js';
import type { Tree } from '../syntax/tree.js';

/** The write key of the one client that a file makes. */
export interface WriteKey {
  /** Amplitude's package that takes over from the client. */
  readonly package: string;
  /** The same for the same literal, or for the same variable of the environment. */
  readonly text: string;
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
  const [text] = keys;
  if (keys.size !== 1 || text === null || text === undefined) return null;
  const isNamed = client.origin.kind === 'held' || client.declaration !== null;
  const isPublic =
    client.isGlobal ||
    client.flows.some(({ setsGlobal }) => setsGlobal) ||
    client.uses.some(({ kind }) => kind === 'provided') ||
    constructionsOf(client).some(({ installed }) => installed !== undefined);
  return { package: flavourOf(client).package, text, isEveryones: !isNamed || isPublic };
}

/** The arguments of all that starts a client: its construction, or a later `.load`. */
function startsOf(client: Client): readonly (Parameters<typeof loadCall>[1] | null)[] {
  const made = constructionsOf(client).flatMap(({ loads, args }) => (loads ? [args] : []));
  const later = client.uses.flatMap((use) =>
    use.kind === 'call' && use.method === 'load' ? [use.args] : [],
  );
  return [...made, ...later];
}

function keyOf(tree: Tree, args: Parameters<typeof loadCall>[1] | null, client: Client): string | null {
  const call = args && loadCall(tree, args, client);
  const writeKey = call?.type === 'load' ? call.writeKey : undefined;
  if (typeof writeKey?.constant === 'string') return JSON.stringify(writeKey.constant);
  return writeKey?.environment?.name ?? null;
}
