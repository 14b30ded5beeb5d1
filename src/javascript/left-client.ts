import type { Work } from './client-work.js';
import { isShared } from './clients/summary.js';
import type { ModuleOutcome } from './module-outcome.js';
import { placeIn } from './syntax/positions.js';
import type { Tree } from './syntax/tree.js';

/** The first client that is shared and stays: whoever else has a part in it must leave it, too. */
export function leftClient(worked: readonly Work[], { text }: Tree): ModuleOutcome['leaves'] {
  for (const { client, fate, sites } of worked) {
    if (fate.kind !== 'left' || fate.finding.severity !== 'manual' || !isShared(client)) continue;
    const [first] = [...sites].sort((a, b) => a.at - b.at);
    return { finding: fate.finding, line: placeIn(text, first?.at ?? 0).line };
  }
  return null;
}
