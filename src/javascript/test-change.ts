import { isManual } from '../mapping/mapping.js';
import { mapWith } from '../transform.js';
import { segmentCallOf } from './call.js';
import { flavourOf, type Use } from './clients/client.js';
import { guardedBy, isInside } from './clients/guards.js';
import { runsInPage } from './clients/serialised.js';
import { isSelected, presenceMethod, type SiteContext, transformFor } from './sites/site-context.js';
import type { Test, TestChange } from './write/presence.js';

/**
 * A test may only change when all that it guards changes with it: behind a test that is gone, a call that stays
 * would throw where Segment is missing, and behind one that stays, a migrated call would never run.
 */
export function changeOf(
  { node, positive }: Pick<Test, 'node' | 'positive'>,
  context: SiteContext,
): TestChange {
  const { migration } = context;
  // The page that the function is sent into loads its own client.
  if (context.fate.kind === 'functions' && runsInPage(node)) return 'stays';
  const { nodes, isValue } = guardedBy(node, positive);
  const inside = context.kin
    .flatMap((client) => client.uses)
    .filter((use) => isWork(use) && isInside(use.node, nodes));
  if (inside.length === 0) {
    if (!isSelected(presenceMethod, context)) return 'stays';
    return isValue && positive ? 'changes' : 'unclear';
  }
  const migrated = inside.filter((use) => willMigrate(use, context)).length;
  if (migrated === inside.length) return 'changes';
  const isPartRun = migration.context.selected !== null;
  return migrated === 0 || isPartRun ? 'stays' : 'unclear';
}

const isWork = (use: Use): boolean => use.kind !== 'presence' && use.kind !== 'idle' && use.kind !== 'export';

function willMigrate(use: Use, context: SiteContext): boolean {
  if (use.kind !== 'call') return false;
  if (use.method === 'load' && needsSegment(context)) return false;
  const { writing, migration } = context;
  const transform = transformFor(use.method, migration.transforms);
  const call = segmentCallOf(writing.tree, use, context.client);
  if (!transform || call.type === 'unclear' || !isSelected(transform.name, context)) return false;
  if (context.fate.kind === 'functions' && runsInPage(use.node)) return false;
  return !isManual(mapWith(transform, call, migration.context.options, flavourOf(context.client)));
}

/** While a call needs Segment, the call that loads it stays. */
function needsSegment(context: SiteContext): boolean {
  if (context.migration.context.globalStays) return true;
  const uses = context.kin.flatMap((client) => client.uses);
  return uses.some((use) => isWork(use) && !isLoad(use) && !willMigrate(use, context));
}

const isLoad = (use: Use): boolean => use.kind === 'call' && use.method === 'load';
