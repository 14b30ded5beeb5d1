import type { Node } from '@babel/types';
import { type Client, constructionsOf } from '../clients/client.js';
import { memberOf } from '../syntax/members.js';
import type { Tree } from '../syntax/tree.js';
import { unwrapped } from '../syntax/unwrap.js';
import type { Judged } from './middleware.js';
import { judgePlugin, type Plugin } from './plugin.js';

/** A plug-in that stands in the set-up of a client: `load({ writeKey, plugins: [plugin] })`. */
export interface LoadedPlugIn {
  readonly node: Node;
  readonly judged: Judged & { readonly plugin?: Plugin };
}

/** The plug-ins in the first argument of a set-up; one that cannot be read stands for a list that cannot. */
export function loadedPlugIns(tree: Tree, [settings]: readonly Node[]): LoadedPlugIn[] {
  if (settings?.type !== 'ObjectExpression') return [];
  const given = memberOf(settings, 'plugins');
  if (!given) return [];
  const list = unwrapped(given);
  if (list.type !== 'ArrayExpression') return [{ node: list, judged: { trouble: list } }];
  const all = list.elements.map((element): LoadedPlugIn => {
    const node = element ?? list;
    return { node, judged: judgePlugin(tree, node) };
  });
  const names = all.map(({ judged }) => judged.plugin?.name);
  // Amplitude adds no second one of a name.
  return all.map((one, index) =>
    names.indexOf(names[index]) === index ? one : { node: one.node, judged: { trouble: one.node } },
  );
}

/** The plug-ins in all set-ups of a client. */
export function plugInsOf(tree: Tree, client: Client): LoadedPlugIn[] {
  if (client.sdk.dialect === 'react-native') return [];
  const loads = client.uses.flatMap((use) =>
    use.kind === 'call' && use.method === 'load' ? [use.args ?? []] : [],
  );
  return [...constructionsOf(client).map(({ args }) => args), ...loads].flatMap((args) =>
    loadedPlugIns(tree, args),
  );
}

/** A plug-in of a set-up that cannot become Amplitude's. */
export const lostPlugIn = (tree: Tree, client: Client): Node | null =>
  plugInsOf(tree, client).find(({ judged }) => !judged.plugin)?.node ?? null;
