import type { Node } from '@babel/types';
import type { Options } from '../../config/options.js';
import type { Client, Use } from '../clients/client.js';
import type { Edit } from '../edit.js';
import type { Site } from '../sites/site.js';
import { spanOf } from '../syntax/span.js';
import { endOf, startOf } from '../syntax/tree.js';
import { segmentName } from './names.js';

/** Calls that stay speak to the Segment client, which gave its name away. */
export function segmentReceivers(client: Client, sites: readonly Site[]): Edit[] {
  const left = new Set(
    sites.filter((site) => site.status === 'manual' || site.status === 'possible').map((site) => site.at),
  );
  return client.uses.flatMap((use) => {
    if (!('at' in use) || !left.has(use.at) || !('receiver' in use)) return [];
    return [segmentReceiver(client, use.receiver)];
  });
}

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

/** One call speaks to the Segment client. */
export function segmentReceiver(client: Client, receiver: Node): Edit {
  const name = client.declaration?.identifier.name ?? '';
  const start = startOf(receiver);
  return { span: { start, end: start + name.length }, pieces: [segmentName(name)] };
}

/** The import of a client brings the Segment client beside it along. */
export function segmentImport(client: Client): Edit[] {
  const specifier = client.declaration?.node;
  if (client.origin.kind !== 'imported' || !specifier) return [];
  const local = segmentName(client.declaration?.identifier.name ?? '');
  const at = endOf(specifier);
  if (specifier.type === 'ImportDefaultSpecifier')
    return [{ span: { start: at, end: at }, pieces: [`, { ${local} }`] }];
  if (specifier.type !== 'ImportSpecifier' || specifier.imported.type !== 'Identifier') return [];
  const imported = segmentName(specifier.imported.name);
  const text = imported === local ? local : `${imported} as ${local}`;
  return [{ span: { start: at, end: at }, pieces: [`, ${text}`] }];
}
