import { type FindingCode, finding } from '../findings.js';
import { empties, globalReceivers, segmentImport, segmentReceivers } from './beside/receivers.js';
import { slotOf } from './beside/slot.js';
import { slotBeside } from './beside/slot-edits.js';
import { unheard } from './beside/unheard.js';
import { type Client, constructionsOf, namesGlobal, type Use } from './clients/client.js';
import type { Migration } from './context.js';
import type { Edit } from './edit.js';
import { constructionStatement, type Fate, fateOf, isLeftBeside } from './fate.js';
import { lostPlugIn } from './plugins/loaded.js';
import { constructionSite } from './set-up/construction.js';
import { heldPlace, heldSites, unpackedEdits } from './set-up/held.js';
import { lateLoadEdits } from './set-up/late-load.js';
import type { ReadyCall } from './set-up/ready.js';
import { boundReceiverEdits } from './sites/bound-receivers.js';
import { markedSite } from './sites/left-site.js';
import { type Site, statusOf } from './sites/site.js';
import { isSelected, type SiteContext } from './sites/site-context.js';
import { sitesOf } from './sites/sites.js';
import { isFunction } from './syntax/scope.js';
import { ancestorsOf } from './syntax/tree.js';
import { wrapped } from './syntax/unwrap.js';
import { takenEdits } from './taken-methods.js';
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
  const sites = sitesWithSegment(context);
  // A limited run must not split a client over calls that the next run would migrate.
  if (fate.kind === 'kept' && sites.some((site) => site.status === 'possible')) {
    takeBack();
    const work = workOn(client, kin, isOneOfSeveral, writing, migration, left('client-not-migrated'));
    // The module that makes the client has to hear of it, and to leave it too.
    return { ...work, needsSegment: [client.declaration?.identifier.name ?? ''] };
  }
  if (fate.kind === 'left')
    return {
      client,
      fate,
      sites: [...sites, ...leftConstruction(client, fate, context)],
      edits: [],
      needsSegment: [],
      keepsSegment: true,
    };
  const isLeft = sites.some(isLeftSite);
  // What was the page's own is still there for the calls that need it.
  const redirected =
    client.isGlobal && !namesGlobal(client) && !migration.context.globalFate && fate.kind === 'kept' && isLeft
      ? globalReceivers(client, sites, migration.context.options)
      : null;
  // A client without one name cannot stand beside another, unless it is in one field or variable alone.
  const isWhole = client.origin.kind === 'held' || client.isGlobal;
  if (isWhole && fate.kind === 'kept' && isLeft && !redirected) {
    const slot = client.origin.kind === 'held' && !client.isGlobal ? slotOf(writing.tree, client) : null;
    const needs = { needsSegment: [''], standsBeside: slot !== null };
    if (slot && fate.split) {
      const beside = slotBeside(slot, sites, context);
      const all = [...unheard(sites, client), ...beside.sites];
      return { client, fate, sites: all, edits: beside.edits, keepsSegment: true, ...needs };
    }
    takeBack();
    const code = 'client-has-manual-calls';
    return { ...workOn(client, kin, isOneOfSeveral, writing, migration, left(code)), ...needs };
  }
  const isEveryones = namesGlobal(client) || client.origin.kind === 'singleton';
  const isSplit = fate.kind === 'kept' && fate.split && client.origin.kind !== 'held';
  const isWanted = isSplit || (isEveryones && migration.context.globalStays);
  const keepsSegment = isLeft || isWanted;
  const made = keepsSegment ? unheard(lateSites(sites, context), client) : sites;
  const construction = isSelected('load', context) ? constructionSite(context, keepsSegment) : null;
  // What a test needs splits no client of another module.
  const mayAsk = client.origin.kind !== 'imported' || !migration.context.isTest;
  const renamed =
    fate.kind === 'kept' && (isLeft || emptiesBoth(context)) && (mayAsk || fate.split)
      ? [...segmentReceivers(client, sites), ...segmentImport(client, sites)]
      : [];
  const local = client.declaration?.identifier.name ?? '';
  const held = client.origin.kind === 'held';
  return {
    client,
    fate,
    sites: [...made, ...(construction ? [construction] : []), ...heldSites(context)],
    edits: [
      ...(held
        ? [...unpackedEdits(context), ...takenEdits(context), ...(redirected ?? [])]
        : (redirected ?? renamed)),
      ...boundReceiverEdits(sites, context),
    ],
    needsSegment: fate.kind === 'kept' && isLeft && mayAsk && !redirected ? [local] : [],
    keepsSegment,
  };
}

const isLeftSite = ({ status }: Site): boolean => status === 'manual' || status === 'possible';

/** Where calls stay in this file only, what empties the queue of a client has to know of them. */
function sitesWithSegment(context: SiteContext): Site[] {
  const { client, fate, writing, segmentStays } = context;
  const takeBack = writing.imports.checkpoint();
  const sites = sitesOf(context);
  const hasToAsk = !segmentStays && fate.kind === 'functions' && sites.some(isLeftSite);
  if (!hasToAsk || !client.uses.some((use) => empties(use, client))) return sites;
  takeBack();
  return sitesOf({ ...context, segmentStays: true });
}

const emptiesBoth = ({ client, segmentStays }: SiteContext): boolean =>
  segmentStays && client.uses.some((use) => empties(use, client));

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

/** The set-up of a client that stays carries the one marker for all its calls. */
function leftConstruction(
  client: Client,
  fate: Extract<Fate, { kind: 'left' }>,
  context: SiteContext,
): Site[] {
  // What an earlier run left beside Amplitude's client is there for its calls, which speak for it.
  if (isLeftBeside(context.writing.tree, client)) return [];
  const said = new Set(client.uses.flatMap((use) => (use.kind === 'escape' ? [use.node] : [])));
  const places = constructionsOf(client).filter(({ node }) => !said.has(wrapped(node)));
  return places.map((construction) => {
    const { node } = construction;
    const place = heldPlace(construction);
    if (!isSelected('load', context)) {
      return markedSite(place, node, finding('transform-not-selected'), context);
    }
    // Where single calls are the reason, they carry the markers; what another run would change needs none.
    const wantsMarker =
      fate.finding.code === 'client-use-unclear' || lostPlugIn(context.writing.tree, client) !== null;
    return markedSite(place, node, fate.finding, context, wantsMarker);
  });
}

const isLoad = (use: Use): use is Extract<Use, { kind: 'call' }> =>
  use.kind === 'call' && use.method === 'load';

/** The call of `.load` stays where calls for Segment remain, and `init` follows it. */
function lateSites(sites: readonly Site[], context: SiteContext): Site[] {
  return sites.map((site) => {
    const use = context.client.uses.find((other) => isLoad(other) && other.at === site.at);
    const isWritten = site.status === 'migrated' || site.status === 'review';
    const written = use && isLoad(use) && isWritten ? lateLoadEdits(use, context) : null;
    if (!use || !isLoad(use) || !isWritten) return site;
    const settled = written ?? { edits: [], findings: [finding('position-unsupported')] };
    return { ...site, ...settled, status: statusOf(settled.findings) };
  });
}

/** `ready` can use the promise of an `init` that stands at the top level of the same module. */
function readyCall(client: Client, fate: Fate, writing: Writing, { context }: Migration): ReadyCall | null {
  if (client.origin.kind !== 'constructed' || fate.kind === 'left') return null;
  const asks = client.uses.some((use) => use.kind === 'call' && use.method === 'ready');
  const statement = constructionStatement(client);
  if (!asks || !statement || !client.origin.construction.loads) return null;
  if (context.selected !== null && !['load', 'ready'].every((name) => context.selected?.includes(name)))
    return null;
  if (![...ancestorsOf(statement)].every((node) => !isFunction(node))) return null;
  return { name: writing.names.fresh('ready', statement) };
}
