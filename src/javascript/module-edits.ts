import type { Class, Node } from '@babel/types';
import { dataTypeEdits, typeEdits } from './client-types.js';
import type { Work } from './client-work.js';
import type { Client } from './clients/client.js';
import type { Discovery } from './clients/discover.js';
import type { FileContext } from './context.js';
import type { Edit } from './edit.js';
import {
  aliasRemovals,
  functionImports,
  goneProviders,
  lazyImportRemovals,
  makerImports,
  settingRemovals,
} from './leftovers.js';
import type { ModuleOutcome } from './module-outcome.js';
import { classEdits } from './plugins/class-edits.js';
import type { Site } from './sites/site.js';
import type { Snippet } from './snippet/recognise.js';
import { variableRenames } from './variables.js';
import { importEdit, isModule } from './write/import-place.js';
import { clientImportRemovals, importRemovals } from './write/sdk-imports.js';
import type { Writing } from './write/writing.js';

/** All edits of a file: those of its sites, and of what they leave behind in types, variables and imports. */
export function moduleEdits(
  { sdk, snippets }: Discovery,
  sites: readonly Site[],
  worked: readonly Work[],
  adopted: ReadonlySet<Class>,
  writing: Writing,
  context: FileContext,
): { edits: Edit[]; helpers: ModuleOutcome['helpers'] } {
  const { tree, imports } = writing;
  const edits = withoutTwins(sites.flatMap((site) => site.edits));
  edits.push(...worked.flatMap((work) => work.edits));
  edits.push(...[...adopted].flatMap((node) => classEdits(node, writing)));
  edits.push(...typeEdits(sdk, worked, edits, writing, context));
  edits.push(...dataTypeEdits(sdk, worked, adopted.size > 0, edits, writing));
  const named = worked.filter(({ client }) => !isMadeBySnippet(client, snippets));
  edits.push(...aliasRemovals(tree, named, edits));
  if (!worked.some((work) => work.keepsSegment))
    edits.push(...variableRenames(tree, writing.variables, edits));
  edits.push(...settingRemovals(tree, named, edits));
  edits.push(...lazyImportRemovals(tree, sdk.imports, edits));
  const { helpers } = imports;
  const dead = [...functionImports(worked), ...makerImports(tree, context.imports)];
  edits.push(...clientImportRemovals(tree, dead, edits), ...imports.merges());
  return { edits: [...importEdits(sdk.imports, worked, edits, writing, context), ...edits], helpers };
}

/** The imports that the output needs, and those of Segment that it no longer does. Of two insertions at one place these come first. */
function importEdits(
  own: readonly Node[],
  worked: readonly Work[],
  edits: readonly Edit[],
  { tree, imports, style }: Writing,
  { path }: FileContext,
): Edit[] {
  const added = imports.statements(isModule(tree, path), style);
  const gone = goneProviders(tree, worked);
  const removals = importRemovals(tree, own, edits, added.join(style.eol), gone);
  const insertion = removals.replaced ? null : importEdit(tree, added, style, edits);
  return [...(insertion ? [insertion] : []), ...removals.edits];
}

/** The variable inside a snippet goes with the snippet. */
const isMadeBySnippet = ({ declaration }: Client, snippets: readonly Snippet[]): boolean =>
  snippets.some(({ local }) => local !== null && local.node === declaration?.node);

/** Two calls of one statement ask for the same marker above it. */
function withoutTwins(edits: readonly Edit[]): Edit[] {
  return [...new Map(edits.map((edit) => [JSON.stringify(edit), edit])).values()];
}
