import type { HelperFunction, HelperType } from '../amplitude/step.js';
import type { FindingCode } from '../findings.js';
import { assumeGlobal } from './assumed-global.js';
import { dataTypeEdits, typeEdits } from './client-types.js';
import { type Work, workOn } from './client-work.js';
import { type Client, type Construction, constructionsOf, namesGlobal } from './clients/client.js';
import { discover } from './clients/discover.js';
import { typeEvidence } from './clients/globals.js';
import { type ModuleSummary, summarise } from './clients/summary.js';
import type { Migration } from './context.js';
import { applyEdits, type Edit } from './edit.js';
import { isClassic, isLeftBeside } from './fate.js';
import {
  aliasRemovals,
  functionImports,
  goneProviders,
  lazyImportRemovals,
  makerImports,
} from './leftovers.js';
import { generatedSites, memberSites, otherSites } from './other-sites.js';
import type { Site } from './site.js';
import { isInSnippet, type Snippet } from './snippet/recognise.js';
import { bringsHelpers, snippetSites } from './snippet/sites.js';
import { escapedFor } from './syntax/literals.js';
import { blockAt, type Tree } from './syntax/tree.js';
import { isLeftTest, leaveSites, watchSites } from './tests/leave.js';
import { variableRenames } from './variables.js';
import { nameWindowType, needsWindowType } from './window-type.js';
import { importEdit, isModule } from './write/import-place.js';
import { Imports } from './write/imports.js';
import { Names } from './write/names.js';
import { clientImportRemovals, importRemovals } from './write/sdk-imports.js';
import { styleOf } from './write/style.js';
import type { Writing } from './write/writing.js';

/** What came of one module. */
export interface ModuleOutcome {
  readonly summary: ModuleSummary;
  readonly sites: readonly Site[];
  /** The new text; null when nothing changes. */
  readonly output: string | null;
  /** What makes the new text of the old one. */
  readonly edits: readonly Edit[];
  /** What the output imports of the helper file that the input did not. */
  readonly helpers: readonly (HelperFunction | HelperType)[];
  /** The Amplitude packages that the output imports. */
  readonly speaks: readonly string[];
  /** Environment variables whose name was replaced. */
  readonly variables: readonly { readonly from: string; readonly to: string }[];
  /** What a classic script calls of the helpers on its page. */
  readonly pageHelpers: readonly HelperFunction[];
  /** The file holds the loader beside which those helpers stand. */
  readonly bringsHelpers: boolean;
  /** Imported clients on which calls for Segment remain, by local name. */
  readonly needsSegment: readonly string[];
  /** The global: whether calls on it remain for Segment, whether this file loads it, and as what its snippets make it. */
  readonly global: { readonly stays: boolean; readonly loads: boolean; readonly names: readonly string[] };
  /** `init` was written here: for the SDK's default client, or for one of the module's own. */
  readonly starts: 'default' | 'own' | null;
}

/** Migrates one parsed module. Pure: what it needs to know of other files comes with the context. */
export function migrateModule(tree: Tree, migration: Migration): ModuleOutcome {
  const { context } = migration;
  const generated = generatedSites(tree);
  if (generated.length > 0)
    return untouched(summarise(tree, [], { makers: [], takes: [], declaresGlobal: false }, false), generated);
  const style = styleOf(tree);
  const names = new Names(tree);
  const { clients, snippets, sdk, unclear, makers, takes } = discover(tree, {
    ...context,
    globals: context.options.global,
  });
  // The default client itself is exported: then one import serves for all.
  const isExported =
    context.keptForm === 'singleton' && sdk.imports.length > 0 && /\bexport\b/.test(tree.text);
  // Hooks become the whole default client, and so does the global where it is handed on.
  const isWhole = ({ isHook, installed, isGlobal: isHandedOn }: Construction) =>
    isHook === true || installed !== undefined || (isHandedOn === true && !context.pageLoaded);
  const isHeld = context.keptForm === 'singleton' && clients.some(({ origin }) => origin.kind === 'held');
  const usesWhole = isHeld || clients.some((client) => constructionsOf(client).some(isWhole));
  const form = isExported || usesWhole ? 'namespace' : context.options.imports;
  const classic = isClassic(tree, context);
  const usesPage = classic && (context.pageHelpers !== null || bringsHelpers(snippets, migration));
  const imports = new Imports(tree, names, form, context.helper, usesPage);
  const writing: Writing = {
    tree,
    style,
    names,
    imports,
    classic,
    usesPage,
    lacks: context.helperLacks,
    variables: [],
    taken: new Map(),
  };
  const globals = clients.filter((client) => client.isGlobal);
  const severalMade =
    clients.filter((client) => constructionsOf(client).some((made) => !made.isGlobal && !made.isHook))
      .length > 1;
  const worked = clients.map((client) => {
    const kin = namesGlobal(client) ? globals : [client];
    return workOn(client, kin, severalMade, writing, migration);
  });
  const others = [
    ...otherSites(tree, { ...sdk, unclear }, context, snippets, context.options.markers ? style : null),
    ...memberSites(tree, clients, context),
  ];
  const { stays, loads } = globalUse(worked, others, snippets);
  if (stays && loads && !context.globalStays) {
    // A call in this very file needs Segment: what loads it stays, too.
    return migrateModule(tree, { ...migration, context: { ...context, globalStays: true } });
  }
  const summary = summarise(
    tree,
    clients,
    { makers, takes, declaresGlobal: sdk.types.some(({ ofGlobal }) => ofGlobal) },
    clients.some((client) => isLeftBeside(tree, client)),
  );
  if (isLeftTest(context)) return untouched(summary, leaveSites(worked, others, tree.text));
  // Of a snippet that stays only the whole is said, not each line in it.
  const isSaid = ({ at }: Site) => snippets.some((snippet) => snippet.altered && isInSnippet(snippet, at));
  const sites = [
    ...worked
      .flatMap((work) => (context.isTest ? watchSites(work) : work.sites))
      .filter((site) => !isSaid(site)),
    ...others,
    ...snippetSites(snippets, worked, writing, migration),
  ];
  const types = typeEvidence(tree, context.options.global);
  if (context.global === 'assumed' && types === null) assumeGlobal(sites, worked);
  sites.sort((a, b) => a.at - b.at);
  if (needsWindowType(tree, context.path)) nameWindowType(sites, worked);
  const edits = withoutTwins(sites.flatMap((site) => site.edits));
  edits.push(...worked.flatMap((work) => work.edits));
  edits.push(...typeEdits(sdk, worked, edits, writing, context));
  edits.push(...dataTypeEdits(sdk, worked, edits, writing));
  edits.push(
    ...aliasRemovals(
      tree,
      worked.filter(({ client }) => !isMadeBySnippet(client, snippets)),
      edits,
    ),
  );
  if (!worked.some((work) => work.keepsSegment))
    edits.push(...variableRenames(tree, writing.variables, edits));
  edits.push(...lazyImportRemovals(tree, sdk.imports, edits));
  const { helpers } = imports;
  const dead = [...functionImports(worked), ...makerImports(tree, context.imports)];
  edits.push(...clientImportRemovals(tree, dead, edits), ...imports.merges());
  const added = imports.statements(isModule(tree, context.path), style);
  const removals = importRemovals(
    tree,
    sdk.imports,
    edits,
    added.join(style.eol),
    goneProviders(tree, worked),
  );
  const insertion = removals.replaced ? null : importEdit(tree, added, style, edits);
  // Of two insertions at one place the import comes first.
  edits.unshift(...(insertion ? [insertion] : []), ...removals.edits);
  const fitted = tree.blocks.some(({ around, literal }) => around || literal)
    ? edits.map((edit) => fitIntoQuotes(tree, edit))
    : edits;
  const output = fitted.length > 0 ? applyEdits(tree.text, fitted) : tree.text;
  return {
    summary,
    sites,
    output: output === tree.text ? null : output,
    edits: output === tree.text ? [] : fitted,
    helpers,
    speaks: imports.speaks,
    variables: writing.variables,
    pageHelpers: imports.pageHelpers,
    bringsHelpers: usesPage && bringsHelpers(snippets, migration),
    needsSegment: worked.flatMap((work) => work.needsSegment),
    global: { stays, loads, names: snippets.map((snippet) => snippet.global) },
    starts: startedClient(worked, context.keptForm),
  };
}

/** A file that stays as it is asks nothing of others. */
function untouched(summary: ModuleSummary, sites: readonly Site[]): ModuleOutcome {
  return {
    summary,
    sites: [...sites].sort((a, b) => a.at - b.at),
    output: null,
    edits: [],
    helpers: [],
    speaks: [],
    variables: [],
    pageHelpers: [],
    bringsHelpers: false,
    needsSegment: [],
    global: { stays: false, loads: false, names: [] },
    starts: null,
  };
}

/** The variable inside a snippet goes with the snippet. */
const isMadeBySnippet = ({ declaration }: Client, snippets: readonly Snippet[]): boolean =>
  snippets.some(({ local }) => local !== null && local.node === declaration?.node);

function globalUse(
  worked: readonly Work[],
  others: readonly Site[],
  snippets: readonly Snippet[],
): Omit<ModuleOutcome['global'], 'names'> {
  const everyones = worked.filter(({ client }) => client.isGlobal || client.origin.kind === 'singleton');
  const sites = everyones.flatMap((work) => work.sites);
  const isCalled = sites.some(
    (site) => site.status === 'manual' && site.method !== 'load' && site.method !== 'presence',
  );
  const stays = isCalled || others.some(callsGlobal);
  return { stays, loads: snippets.length > 0 || sites.some((site) => site.method === 'load') };
}

/** A package that speaks to the page's Segment for the file. */
const callsGlobal = ({ findings }: Site): boolean =>
  findings.some(({ code }) => code === ('segment-through-redux' satisfies FindingCode));

/** Code in an attribute cannot hold the quote around it, nor code in a string what ends one. */
function fitIntoQuotes(tree: Tree, edit: Edit): Edit {
  const block = blockAt(tree, edit.span.start);
  const { around, literal } = block ?? {};
  if (!around && !literal) return edit;
  const written = (text: string): string => {
    if (literal) return escapedFor(literal, text);
    return text.replaceAll(around as string, around === '"' ? '&quot;' : '&#39;');
  };
  return {
    ...edit,
    pieces: edit.pieces.map((piece) => (typeof piece === 'string' ? written(piece) : piece)),
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
