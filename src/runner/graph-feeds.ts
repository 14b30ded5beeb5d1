import type { NamedShape } from '../javascript/clients/flow/flow.js';
import type { GraphInput } from './client-graph.js';

/** A value of a module, with what it is handed. */
interface Fed {
  readonly target: string;
  readonly fed: NamedShape;
}

/** What modules are handed for values that they export, or hand on from others. */
export function feedsOf(input: GraphInput): Map<string, NamedShape[]> {
  const feeds = new Map<string, NamedShape[]>();
  for (const path of input.summaries.keys())
    for (const { target, fed } of handedBy(path, input))
      feeds.set(target, [...(feeds.get(target) ?? []), fed]);
  return feeds;
}

/** All that a module hands to values of others: to those it imports, and to where these come from. */
export function handedBy(path: string, { summaries, resolve }: GraphInput): Fed[] {
  const found: Fed[] = [];
  const give = (from: string, source: string, fed: NamedShape): void => {
    const target = resolve(from, source);
    const isKnown = found.some(
      (other) => other.target === target && other.fed.name === fed.name && other.fed.shape === fed.shape,
    );
    if (target === null || isKnown) return;
    found.push({ target, fed });
    for (const again of summaries.get(target)?.reExports ?? []) {
      if (again.exported === fed.name && again.imported !== '*')
        give(target, again.source, { ...fed, name: again.imported });
      else if (again.exported === '*' && fed.name !== 'default') give(target, again.source, fed);
    }
  };
  for (const { source, name, shape } of summaries.get(path)?.feeds ?? []) give(path, source, { name, shape });
  return found;
}
