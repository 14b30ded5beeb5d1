import { type FindingCode, finding } from '../findings.js';
import { isLeft } from '../report/status.js';
import { empties, globalReceivers } from './beside/receivers.js';
import { type Slot, slotOf } from './beside/slot.js';
import { slotBeside } from './beside/slot-edits.js';
import { unheard } from './beside/unheard.js';
import { changedWork } from './changed-work.js';
import { type Client, constructionsOf, namesGlobal } from './clients/client.js';
import type { Migration } from './context.js';
import type { Edit } from './edit.js';
import { type Fate, fateOf } from './fate.js';
import { leftWork } from './left-work.js';
import { readyCall } from './set-up/ready.js';
import type { Site } from './sites/site.js';
import { isSelected, type SiteContext } from './sites/site-context.js';
import { sitesOf } from './sites/sites.js';
import type { Writing } from './write/writing.js';

/** What came of one client of a file. */
export interface Work {
  readonly client: Client;
  readonly fate: Fate;
  readonly sites: readonly Site[];
  readonly edits: readonly Edit[];
  readonly needsSegment: readonly string[];
  /** Segment's set-up stays, for the calls that need it. */
  readonly keepsSegment: boolean;
  /** Those calls can have a client of their own in this file, though it is no name of the module. */
  readonly standsBeside?: boolean;
}

/**
 * Decides over a client, then works on each of its uses and on its set-up.
 * @param kin the clients of the file that are the same object, this one included
 * @param isOneOfSeveral whether the file makes other clients too, or another file one with another key
 * @param decided what becomes of the client, where that is settled already
 */
export function workOn(
  client: Client,
  kin: readonly Client[],
  isOneOfSeveral: boolean,
  writing: Writing,
  migration: Migration,
  decided?: Fate,
): Work {
  const own = apart(
    client,
    fateOf(writing.tree, client, migration.context, writing.usesPage),
    isOneOfSeveral,
  );
  const fate = decided ?? effectiveFate(client, own, writing, migration);
  const context: SiteContext = {
    client,
    kin,
    isOneOfSeveral,
    fate,
    writing,
    migration,
    segmentStays: fate.kind === 'kept' && fate.split,
    ready: readyCall(client, fate, writing, migration),
  };
  const takeBack = writing.imports.checkpoint();
  const leave = (code: FindingCode): Work => {
    takeBack();
    return workOn(client, kin, isOneOfSeveral, writing, migration, left(code));
  };
  const sites = sitesWithSegment(context);
  // A limited run must not split a client over calls that the next run would migrate.
  if (fate.kind === 'kept' && sites.some((site) => site.status === 'possible'))
    // The module that makes the client has to hear of it, and to leave it too.
    return { ...leave('client-not-migrated'), needsSegment: [client.declaration?.identifier.name ?? ''] };
  if (fate.kind === 'left') return leftWork(sites, fate, context);
  const redirected = redirectedToGlobal(sites, context);
  // A client without one name cannot stand beside another, unless it is in one field or variable alone.
  const isWhole = client.origin.kind === 'held' || client.isGlobal;
  if (!isWhole || fate.kind !== 'kept' || !sites.some(isLeft) || redirected)
    return changedWork(sites, redirected, context);
  const slot = client.origin.kind === 'held' && !client.isGlobal ? slotOf(writing.tree, client) : null;
  const needs = { needsSegment: [''], standsBeside: slot !== null };
  const work = slot && fate.split ? besideWork(slot, sites, context) : leave('client-has-manual-calls');
  return { ...work, ...needs };
}

/** Amplitude's client and Segment's stand in a field or variable each. */
function besideWork(slot: Slot, sites: readonly Site[], context: SiteContext): Work {
  const { client, fate } = context;
  const beside = slotBeside(slot, sites, context);
  const all = [...unheard(sites, client), ...beside.sites];
  return { client, fate, sites: all, edits: beside.edits, needsSegment: [], keepsSegment: true };
}

/** What was the page's own is still there for the calls that need it; null where that is not so. */
function redirectedToGlobal(sites: readonly Site[], { client, fate, migration }: SiteContext): Edit[] | null {
  const isFromPage = client.isGlobal && !namesGlobal(client) && !migration.context.globalFate;
  return isFromPage && fate.kind === 'kept' && sites.some(isLeft)
    ? globalReceivers(client, sites, migration.context.options)
    : null;
}

/** Where calls stay in this file only, what empties the queue of a client has to know of them. */
function sitesWithSegment(context: SiteContext): Site[] {
  const { client, fate, writing, segmentStays } = context;
  const takeBack = writing.imports.checkpoint();
  const sites = sitesOf(context);
  const hasToAsk = !segmentStays && fate.kind === 'functions' && sites.some(isLeft);
  if (!hasToAsk || !client.uses.some((use) => empties(use, client))) return sites;
  takeBack();
  return sitesOf({ ...context, segmentStays: true });
}

const left = (code: FindingCode): Fate => ({ kind: 'left', finding: finding(code) });

/** Two clients of one file, or of two with different keys, stay two: functions would send the events of both to one project. */
function apart(client: Client, fate: Fate, isOneOfSeveral: boolean): Fate {
  const bound = client.origin.kind === 'constructed' && client.declaration !== null;
  return fate.kind === 'functions' && isOneOfSeveral && bound ? { kind: 'kept', split: false } : fate;
}

/** What set-up may call of the helper file. */
const setUpHelpers = ['segmentIdentity', 'classicIdentity', 'pageProperties'];

/** Without the transform "load" a client that keeps its name cannot change what it is. */
function effectiveFate(client: Client, fate: Fate, writing: Writing, migration: Migration): Fate {
  const isMade = constructionsOf(client).length > 0;
  if (isMade && fate.kind !== 'left' && setUpHelpers.some((name) => writing.lacks.includes(name))) {
    return { kind: 'left', finding: finding('name-taken') };
  }
  if (fate.kind !== 'kept' || isSelected('load', { migration })) return fate;
  return namesGlobal(client) ? fate : { kind: 'left', finding: finding('client-not-migrated') };
}
