import type { Node } from '@babel/types';
import { finding } from '../findings.js';
import type { Client, Use } from './clients/client.js';
import { discover } from './clients/discover.js';
import { typeEvidence } from './clients/globals.js';
import { type ModuleSummary, summarise } from './clients/summary.js';
import { constructionSite, lateLoadEdits, segmentName } from './construction.js';
import type { Migration } from './context.js';
import { applyEdits, type Edit } from './edit.js';
import { constructionStatement, type Fate, fateOf, isClassic, isLeftBeside } from './fate.js';
import { otherSites } from './other-sites.js';
import type { ReadyCall } from './ready.js';
import { type Site, statusOf } from './site.js';
import { isSelected, markedSite, type SiteContext, sitesOf } from './sites.js';
import { survives } from './survival.js';
import { isFunction } from './syntax/scope.js';
import { ancestorsOf, endOf, parentOf, startOf, type Tree } from './syntax/tree.js';
import { HelperUnavailable, removal, type Writing } from './write/call-edit.js';
import { Imports, importEdit, isModule } from './write/imports.js';
import { Names } from './write/names.js';
import { clientImportRemovals, importRemovals } from './write/sdk-imports.js';
import { styleOf } from './write/style.js';

/** What came of one module. */
export interface ModuleOutcome {
  readonly summary: ModuleSummary;
  readonly sites: readonly Site[];
  /** The new text; null when nothing changes. */
  readonly output: string | null;
  readonly needsHelper: boolean;
  /** The output imports the Amplitude package. */
  readonly speaksAmplitude: boolean;
  /** Environment variables whose name was replaced. */
  readonly variables: readonly { readonly from: string; readonly to: string }[];
  /** Imported clients on which calls for Segment remain, by local name. */
  readonly needsSegment: readonly string[];
  /** `init` was written here: for the SDK's default client, or for one of the module's own. */
  readonly starts: 'default' | 'own' | null;
}

/** Migrates one parsed module. Pure: what it needs to know of other files comes with the context. */
export function migrateModule(tree: Tree, migration: Migration): ModuleOutcome {
  const { context } = migration;
  const style = styleOf(tree);
  const names = new Names(tree);
  const imports = new Imports(tree, names, context.options.imports, context.helper);
  const writing: Writing = {
    tree,
    style,
    names,
    imports,
    classic: isClassic(tree, context),
    lacks: context.helperLacks,
    variables: [],
  };
  const known = new Map(context.imports.map(({ local, source }) => [local, source]));
  const { clients, sdk } = discover(tree, { globals: context.options.global, imports: known });

  const globals = clients.filter(isGlobal);
  const severalMade = clients.filter(({ origin }) => origin.kind === 'constructed').length > 1;
  const worked = clients.map((client) => {
    const kin = isGlobal(client) ? globals : [client];
    return workOrLeave(client, kin, severalMade, writing, migration);
  });
  const sites = [
    ...worked.flatMap((work) => work.sites),
    ...otherSites(tree, sdk, context.options.markers ? style : null),
  ];
  const types = typeEvidence(tree, context.options.global);
  if (context.global === 'assumed' && types === null) assumeGlobal(sites, clients, worked);
  sites.sort((a, b) => a.at - b.at);
  const edits = withoutTwins(sites.flatMap((site) => site.edits));
  edits.push(...worked.flatMap((work) => work.edits));
  edits.push(...aliasRemovals(tree, worked, edits));
  edits.push(...clientImportRemovals(tree, functionImports(worked), edits), ...imports.merges(tree));
  const added = imports.statements(isModule(tree, context.path), style);
  const removals = importRemovals(tree, sdk.imports, edits, added.join(style.eol));
  const insertion = removals.replaced ? null : importEdit(tree, added, style);
  // Of two insertions at one place the import comes first.
  edits.unshift(...(insertion ? [insertion] : []), ...removals.edits);
  const output = edits.length > 0 ? applyEdits(tree.text, edits) : tree.text;
  return {
    summary: summarise(
      tree,
      clients.filter((client) => !isLeftBeside(tree, client)),
    ),
    sites,
    output: output === tree.text ? null : output,
    needsHelper: imports.needsHelper,
    speaksAmplitude: imports.speaks,
    variables: writing.variables,
    needsSegment: worked.flatMap((work) => work.needsSegment),
    starts: startedClient(worked, context.keptForm),
  };
}

/** Two calls of one statement ask for the same marker above it. */
function withoutTwins(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}

function startedClient(worked: readonly Work[], keptForm: string): ModuleOutcome['starts'] {
  const started = worked.filter(({ sites }) =>
    sites.some((site) => site.transform === 'load' && site.status !== 'manual' && site.status !== 'possible'),
  );
  if (started.length === 0) return null;
  return started.some(({ fate }) => fate.kind !== 'kept' || keptForm === 'singleton') ? 'default' : 'own';
}

interface Work {
  readonly client: Client;
  readonly fate: Fate;
  readonly sites: readonly Site[];
  readonly edits: readonly Edit[];
  readonly needsSegment: readonly string[];
}

type WorkInput = readonly [
  client: Client,
  kin: readonly Client[],
  isOneOfSeveral: boolean,
  writing: Writing,
  migration: Migration,
];

/** A set-up that needs a helper which cannot be had stays, with all calls of its client. */
function workOrLeave(...input: WorkInput): Work {
  try {
    return workOn(...input);
  } catch (error) {
    if (!(error instanceof HelperUnavailable)) throw error;
    return workOn(...input, { kind: 'left', finding: finding(error.code) });
  }
}

function workOn(
  client: Client,
  kin: readonly Client[],
  isOneOfSeveral: boolean,
  writing: Writing,
  migration: Migration,
  forced?: Fate,
): Work {
  const own = apart(client, fateOf(writing.tree, client, migration.context), isOneOfSeveral);
  const fate = forced ?? effectiveFate(client, own, migration);
  const context: SiteContext = {
    client,
    kin,
    isOneOfSeveral,
    fate,
    writing,
    migration,
    ready: readyCall(client, fate, writing, migration),
  };
  const sites = sitesOf(context);
  if (fate.kind === 'left')
    return {
      client,
      fate,
      sites: [...sites, ...leftConstruction(client, fate, context)],
      edits: [],
      needsSegment: [],
    };
  const isLeft = sites.some((site) => site.status === 'manual' || site.status === 'possible');
  const keepsSegment = isLeft || (fate.kind === 'kept' && fate.split);
  const made = loadsLate(client) && keepsSegment ? lateSites(sites, context) : sites;
  const construction = isSelected('load', context) ? constructionSite(context, keepsSegment) : null;
  const renamed =
    fate.kind === 'kept' && isLeft ? [...segmentReceivers(client, sites), ...segmentImport(client)] : [];
  const local = client.declaration?.identifier.name ?? '';
  return {
    client,
    fate,
    sites: [...made, ...(construction ? [construction] : [])],
    edits: renamed,
    needsSegment: fate.kind === 'kept' && isLeft ? [local] : [],
  };
}

/** Two clients of one file have two keys: functions would send the events of both to one project. */
function apart(client: Client, fate: Fate, isOneOfSeveral: boolean): Fate {
  const bound = client.origin.kind === 'constructed' && client.declaration !== null;
  return fate.kind === 'functions' && isOneOfSeveral && bound ? { kind: 'kept', split: false } : fate;
}

/** Without the transform "load" a client that keeps its name cannot change what it is. */
function effectiveFate(client: Client, fate: Fate, migration: Migration): Fate {
  if (fate.kind !== 'kept' || isSelected('load', { migration })) return fate;
  return client.origin.kind === 'constructed' || client.origin.kind === 'imported'
    ? { kind: 'left', finding: finding('client-not-migrated') }
    : fate;
}

/** The set-up of a client that stays carries the one marker for all its calls. */
function leftConstruction(
  client: Client,
  fate: Extract<Fate, { kind: 'left' }>,
  context: SiteContext,
): Site[] {
  if (client.origin.kind !== 'constructed') return [];
  const { node, at } = client.origin.construction;
  // Where single calls are the reason, they carry the markers; what another run would change needs none.
  const wantsMarker = fate.finding.code === 'client-use-unclear';
  return [markedSite({ at, method: 'load', transform: 'load' }, node, fate.finding, context, wantsMarker)];
}

const isLoad = (use: Use): use is Extract<Use, { kind: 'call' }> =>
  use.kind === 'call' && use.method === 'load';

const loadsLate = (client: Client): boolean =>
  client.origin.kind === 'constructed' && client.uses.some(isLoad);

/** The call of `.load` stays where calls for Segment remain, and `init` follows it. */
function lateSites(sites: readonly Site[], context: SiteContext): Site[] {
  if (context.fate.kind !== 'functions') return [...sites];
  return sites.map((site) => {
    const use = context.client.uses.find((other) => isLoad(other) && other.at === site.at);
    const written = use && isLoad(use) && site.status !== 'possible' ? lateLoadEdits(use, context) : null;
    return written ? { ...site, ...written, status: statusOf(written.findings) } : site;
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

/** Calls that stay speak to the Segment client, which gave its name away. */
function segmentReceivers(client: Client, sites: readonly Site[]): Edit[] {
  const left = new Set(
    sites.filter((site) => site.status === 'manual' || site.status === 'possible').map((site) => site.at),
  );
  return client.uses.flatMap((use) => {
    if (!('at' in use) || !left.has(use.at) || !('receiver' in use)) return [];
    const name = client.declaration?.identifier.name ?? '';
    const start = startOf(use.receiver);
    return [{ span: { start, end: start + name.length }, pieces: [segmentName(name)] }];
  });
}

/** The import of a client brings the Segment client beside it along. */
function segmentImport(client: Client): Edit[] {
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

/** The import specifiers of clients whose calls are functions now. */
function functionImports(worked: readonly Work[]): Node[] {
  return worked.flatMap(({ client, fate }) => {
    const isFunctions = fate.kind === 'functions' && client.origin.kind === 'imported';
    return isFunctions && client.declaration ? [client.declaration.node] : [];
  });
}

/** `const a = window.analytics` goes with its last use. */
function aliasRemovals(tree: Tree, worked: readonly Work[], edits: readonly Edit[]): Edit[] {
  return worked.flatMap(({ client, fate }) => {
    if (client.origin.kind !== 'alias' || fate.kind === 'left') return [];
    const { declarator } = client.origin;
    const takesMore =
      declarator.type === 'VariableDeclarator' &&
      declarator.id.type === 'ObjectPattern' &&
      declarator.id.properties.length > 1;
    const statement = takesMore ? undefined : parentOf(declarator);
    if (statement?.type !== 'VariableDeclaration' || statement.declarations.length > 1) return [];
    const used = client.uses.some((use) => 'receiver' in use && survives(startOf(use.receiver), edits));
    return used ? [] : [removal(tree, statement)];
  });
}

/** One finding a file where the global was taken for Segment on trust, and `review` for all its calls. */
function assumeGlobal(sites: Site[], clients: readonly Client[], worked: readonly Work[]): void {
  const assumed = new Set(
    worked
      .flatMap((work, index) => (isGlobal(clients[index]) ? work.sites : []))
      .filter((site) => site.status !== 'possible'),
  );
  let first = true;
  for (const [index, site] of sites.entries()) {
    if (!assumed.has(site)) continue;
    const findings = first ? [...site.findings, finding('global-assumed-segment')] : site.findings;
    first = false;
    sites[index] = { ...site, findings, status: site.status === 'manual' ? 'manual' : 'review' };
  }
}

const isGlobal = (client: Client | undefined): boolean =>
  client?.origin.kind === 'global' || client?.origin.kind === 'alias';
