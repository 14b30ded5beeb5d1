import type { NamedShape } from '../javascript/clients/flow/flow.js';
import type { GraphInput } from './client-graph.js';

export function feedsOf({ summaries, resolve }: GraphInput): Map<string, NamedShape[]> {
  const feeds = new Map<string, NamedShape[]>();
  for (const [path, summary] of summaries) {
    for (const { source, name, shape } of summary.feeds) {
      const target = resolve(path, source);
      if (target !== null) feeds.set(target, [...(feeds.get(target) ?? []), { name, shape }]);
    }
  }
  return feeds;
}
