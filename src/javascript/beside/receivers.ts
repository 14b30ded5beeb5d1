import type { Node } from '@babel/types';
import type { Options } from '../../config/options.js';
import { isLeft } from '../../report/status.js';
import type { CallUse, Client, Use } from '../clients/client.js';
import type { Edit } from '../edit.js';
import type { Site } from '../sites/site.js';
import { isReference } from '../syntax/scope.js';
import { spanOf } from '../syntax/span.js';
import { descendantsOf, endOf, parentOf } from '../syntax/tree.js';
import { segmentName } from './names.js';

/** Calls that stay speak to the Segment client, which gave its name away. */
export const segmentReceivers = (client: Client, sites: readonly Site[]): Edit[] =>
  usesOfSegment(client, sites).flatMap(({ receiver }) => segmentReceiver(client, receiver));

/** The uses that speak to Segment's client: those that stay, and what empties the queues of both. */
export function usesOfSegment(client: Client, sites: readonly Site[]): Extract<Use, { receiver: Node }>[] {
  const left = new Set(sites.filter(isLeft).map((site) => site.at));
  return client.uses.flatMap((use) =>
    'at' in use && 'receiver' in use && (left.has(use.at) || empties(use, client)) ? [use] : [],
  );
}

/** True for a call that sends what a server's client still holds. */
export const empties = (use: Use, { sdk }: Client): use is CallUse =>
  sdk.dialect === 'node' && use.kind === 'call' && /^(?:flush|closeAndFlush)$/.test(use.method);

/**
 * Calls that stay on a client that came from the page's global speak to the global itself. Null where one of them is
 * no call, or has no receiver of its own.
 */
export function globalReceivers(client: Client, sites: readonly Site[], { global }: Options): Edit[] | null {
  const left = new Set(sites.filter((site) => site.status === 'manual').map((site) => site.at));
  const uses = client.uses.filter((use) => 'at' in use && left.has(use.at));
  const calls = uses.filter((use) => use.kind === 'call' && !use.bare);
  if (calls.length < uses.length || global[0] === undefined) return null;
  return calls.map((use) => {
    const { receiver } = use as Extract<Use, { kind: 'call' }>;
    return {
      span: spanOf(receiver),
      pieces: [`window.${global[0]}`],
    };
  });
}

/** One call speaks to the Segment client, wherever its name stands in what the call is made on. */
export function segmentReceiver(client: Client, receiver: Node): Edit[] {
  const own = client.declaration?.identifier.name ?? '';
  const names = [receiver, ...descendantsOf(receiver)].filter(
    (node) => node.type === 'Identifier' && node.name === own && isReference(node),
  );
  return names.map((name) => ({ span: spanOf(name), pieces: [segmentName(own)] }));
}

/** The import of a client brings the Segment client beside it along, or only that where nothing else asks for it. */
export function segmentImport(client: Client, sites: readonly Site[]): Edit[] {
  const specifier = client.declaration?.node;
  if (client.origin.kind !== 'imported' || !specifier) return [];
  const local = segmentName(client.declaration?.identifier.name ?? '');
  const others =
    client.uses.length - usesOfSegment(client, sites).filter((use) => !empties(use, client)).length;
  const isAlone = others === 0 && client.exports.length === 0;
  const end = endOf(specifier);
  const written = (text: string, replaces: boolean): Edit[] => [
    replaces
      ? { span: spanOf(specifier), pieces: [text] }
      : { span: { start: end, end }, pieces: [`, ${text}`] },
  ];
  if (specifier.type === 'ImportDefaultSpecifier')
    return written(`{ ${local} }`, isAlone && isOnlySpecifier(specifier));
  if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') return [];
  const imported = segmentName(specifier.imported.name);
  return written(imported === local ? local : `${imported} as ${local}`, isAlone);
}

function isOnlySpecifier(specifier: Node): boolean {
  const statement = parentOf(specifier);
  return statement?.type === 'ImportDeclaration' && statement.specifiers.length === 1;
}
