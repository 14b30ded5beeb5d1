import type { Node } from '@babel/types';
import type { Use } from '../clients/client.js';
import type { Edit } from '../edit.js';
import { spanOf, textOf } from '../syntax/span.js';
import { unwrapped } from '../syntax/unwrap.js';
import type { Site } from './site.js';
import type { SiteContext } from './site-context.js';
import { windowText } from './speakers.js';

/** `client.track.bind(client)`: where the method is Amplitude's now, what it was bound to goes. */
export function boundReceiverEdits(sites: readonly Site[], context: SiteContext): Edit[] {
  const { client, fate, writing } = context;
  if (fate.kind !== 'functions' && fate.kind !== 'window') return [];
  const stays = new Set(sites.flatMap(({ status, at }) => (status === 'manual' ? [at] : [])));
  return client.uses.flatMap((use): Edit[] => {
    const method = use.kind === 'idle' ? boundMethod(use.node, client.uses) : undefined;
    if (use.kind !== 'idle' || !method || stays.has(method.at)) return [];
    const text = fate.kind === 'functions' ? 'null' : windowText(textOf(writing.tree, use.receiver), context);
    return [{ span: spanOf(use.receiver), pieces: [text] }];
  });
}

/** The method of the client that a call of `bind` is made on. */
function boundMethod(call: Node, uses: readonly Use[]): Extract<Use, { kind: 'method' }> | undefined {
  const callee = 'callee' in call ? unwrapped(call.callee as Node) : null;
  const method = callee && 'object' in callee ? unwrapped(callee.object as Node) : null;
  return uses.find((use) => use.kind === 'method' && unwrapped(use.node) === method) as
    | Extract<Use, { kind: 'method' }>
    | undefined;
}
