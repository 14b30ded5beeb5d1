import type { Class } from '@babel/types';
import { assumeGlobal } from './assumed-global.js';
import { type Work, workOn } from './client-work.js';
import { type Client, constructionsOf, namesGlobal } from './clients/client.js';
import { type Discovery, discover } from './clients/discover.js';
import { typeEvidence } from './clients/globals.js';
import { type ModuleSummary, summarise } from './clients/summary.js';
import type { FileContext, Migration } from './context.js';
import { applyEdits } from './edit.js';
import { isLeftBeside } from './fate.js';
import { globalUse } from './global-use.js';
import { leftClient } from './left-client.js';
import { looseCalls } from './loose/loose-calls.js';
import { moduleEdits } from './module-edits.js';
import { type ModuleOutcome, untouched } from './module-outcome.js';
import { addedPackages } from './plugins/app-plug-ins.js';
import { adoptedClasses } from './plugins/class-edits.js';
import { withoutDone } from './set-up/done.js';
import { startedClient } from './set-up/started-client.js';
import { keyIdsOf, writeKeyOf } from './set-up/write-key.js';
import { generatedSites, memberSites, otherSites } from './sites/other-sites.js';
import type { Site } from './sites/site.js';
import { isInSnippet } from './snippet/recognise.js';
import { bringsHelpers, snippetSites } from './snippet/sites.js';
import type { Tree } from './syntax/tree.js';
import { isLeftTest, leaveSites, watchSites } from './tests/leave.js';
import { nameWindowType, needsWindowType } from './window-type.js';
import { fitIntoQuotes } from './write/quoted.js';
import type { Writing } from './write/writing.js';
import { writingOf } from './writing-of.js';

/** Migrates one parsed module. Pure: what it needs to know of other files comes with the context. */
export function migrateModule(tree: Tree, migration: Migration): ModuleOutcome {
  const { context } = migration;
  const generated = generatedSites(tree);
  if (generated.length > 0) return untouched(summarise(tree, [], noFindings, false), generated);
  const found = discover(tree, { ...context, globals: context.options.global });
  const writing = writingOf(tree, found, migration);
  const worked = workOnAll(found, writing, migration);
  const adopted = adoptedClasses(writing, found.sdk.plugins, worked, context);
  const others = sitesOfNoClient(found, adopted, writing, context);
  const { stays, loads } = globalUse(worked, others, found.snippets);
  if (stays && loads && !context.globalStays) {
    // A call in this very file needs Segment: what loads it stays, too.
    return migrateModule(tree, { ...migration, context: { ...context, globalStays: true } });
  }
  const summary = summaryOf(tree, found);
  if (isLeftTest(context)) return untouched(summary, leaveSites(worked, others, tree.text));
  const sites = allSites(found, worked, others, writing, migration);
  const { edits, helpers } = moduleEdits(found, sites, worked, adopted, writing, context);
  const fitted = fitIntoQuotes(tree, edits);
  const output = fitted.length > 0 ? applyEdits(tree.text, fitted) : tree.text;
  return {
    summary,
    sites,
    output: output === tree.text ? null : output,
    edits: output === tree.text ? [] : fitted,
    helpers,
    speaks: writing.imports.speaks,
    variables: writing.variables,
    pageHelpers: writing.imports.pageHelpers,
    bringsHelpers: writing.usesPage && bringsHelpers(found.snippets, migration),
    needsSegment: worked.flatMap((work) => work.needsSegment),
    standsBeside: worked.every((work) => work.needsSegment.length === 0 || work.standsBeside === true),
    leaves: context.isTest ? null : leftClient(worked, tree),
    loose: looseCalls(tree, found.clients),
    global: { stays, loads, names: found.snippets.map((snippet) => snippet.global) },
    starts: startedClient(worked, context),
    writeKey: writeKeyOf(tree, found.clients),
    keyIds: keyIdsOf(tree, found.clients),
  };
}

function workOnAll({ clients }: Discovery, writing: Writing, migration: Migration): Work[] {
  const globals = clients.filter((client) => client.isGlobal);
  const isMade = (client: Client) => constructionsOf(client).some((made) => !made.isGlobal && !made.isHook);
  const severalMade = migration.context.isApart || clients.filter(isMade).length > 1;
  return clients.map((client) => {
    const kin = namesGlobal(client) ? globals : [client];
    return workOn(client, kin, severalMade, writing, migration);
  });
}

/** What speaks of Segment, or of its packages, and is no use of a client. */
function sitesOfNoClient(
  { clients, snippets, sdk, unclear }: Discovery,
  adopted: ReadonlySet<Class>,
  { tree, style }: Writing,
  context: FileContext,
): Site[] {
  const marked = context.options.markers ? style : null;
  return [
    ...otherSites(tree, { ...sdk, unclear }, context, snippets, marked, {
      packages: addedPackages(clients),
      classes: adopted,
    }),
    ...memberSites(tree, clients, context),
  ];
}

const noFindings = { makers: [], takes: [], plugIns: [], plugInUse: null, declaresGlobal: false };

function summaryOf(tree: Tree, { clients, sdk, ...found }: Discovery): ModuleSummary {
  const declaresGlobal = sdk.types.some(({ ofGlobal }) => ofGlobal);
  const isBeside = clients.some((client) => isLeftBeside(tree, client));
  return summarise(tree, clients, { ...found, declaresGlobal }, isBeside);
}

/** All call sites of a file, in the order of the text, with what is said once a file. */
function allSites(
  { snippets }: Discovery,
  worked: readonly Work[],
  others: readonly Site[],
  writing: Writing,
  migration: Migration,
): Site[] {
  const { tree } = writing;
  const { context } = migration;
  // Of a snippet that stays only the whole is said, not each line in it.
  const isSaid = ({ at }: Site) => snippets.some((snippet) => snippet.altered && isInSnippet(snippet, at));
  const own = worked.flatMap((work) => (context.isTest ? watchSites(work) : withoutDone(work, tree)));
  const sites = [
    ...own.filter((site) => !isSaid(site)),
    ...others,
    ...snippetSites(snippets, worked, writing, migration),
  ];
  if (context.global === 'assumed' && typeEvidence(tree, context.options.global) === null)
    assumeGlobal(sites, worked);
  sites.sort((a, b) => a.at - b.at);
  if (needsWindowType(tree, context.path)) nameWindowType(sites, worked);
  return sites;
}
