import type { Node } from '@babel/types';
import { finding } from '../../findings.js';
import type { Work } from '../client-work.js';
import { namesGlobal } from '../clients/client.js';
import { useOf } from '../clients/uses.js';
import type { Migration } from '../context.js';
import { isBesideAmplitude } from '../set-up/done.js';
import type { Site } from '../sites/site.js';
import { isSelected, transformFor } from '../sites/site-context.js';
import { usesOf } from '../syntax/scope.js';
import { endOf, startOf } from '../syntax/tree.js';
import type { Writing } from '../write/writing.js';
import { statementsAround } from './extent.js';
import { isInSnippet, type Snippet } from './recognise.js';
import { leftSnippet, snippetSite, untouchedSnippet } from './write.js';

/** Says of each snippet what becomes of it, by what becomes of the client that it makes. */
export function snippetSites(
  snippets: readonly Snippet[],
  worked: readonly Work[],
  writing: Writing,
  migration: Migration,
): Site[] {
  const { context } = migration;
  const marks = context.options.markers;
  return snippets.flatMap((snippet): Site | readonly Site[] => {
    if (snippet.altered)
      return [
        leftSnippet(snippet, 'segment-snippet', writing, marks),
        ...leftCalls(snippet, writing, migration),
      ];
    if (!context.options.global.includes(snippet.global))
      return leftSnippet(snippet, 'snippet-global-renamed', writing, marks);
    if (!isSelected('load', { migration }))
      return leftSnippet(snippet, 'transform-not-selected', writing, marks);
    const work = workOf(snippet, worked);
    if (work?.fate.kind === 'left') return leftSnippet(snippet, 'segment-snippet', writing, marks);
    const stays = work?.keepsSegment === true || context.globalStays;
    const isPage = writing.classic || context.pageLoaded;
    // Where the file imports the SDK, a snippet that has to stay needs nothing beside it.
    const form = stays ? 'beside' : isPage ? 'loader' : 'import';
    if (form === 'beside' && isBesideAmplitude(writing.tree)) return [];
    if (form === 'beside' && !isPage)
      return startsBeside(worked)
        ? untouchedSnippet(snippet)
        : leftSnippet(snippet, 'segment-snippet', writing, marks);
    const helpers = [...new Set([...writing.imports.pageHelpers, ...(context.pageHelpers ?? [])])];
    return snippetSite(
      snippet,
      { form, helpers, isFirst: snippet === snippets[0], loads: loadsItself(snippet, worked) },
      writing,
      context.options,
    );
  });
}

/** The user's own calls on the variable of a snippet that stays; the marker at the snippet stands for them, too. */
function leftCalls(snippet: Snippet, { tree }: Writing, migration: Migration): Site[] {
  const uses = snippet.local ? usesOf(tree, snippet.local) : [];
  return uses.flatMap((identifier): Site[] => {
    const use = isInSnippet(snippet, startOf(identifier)) ? null : useOf(identifier);
    if (use?.kind !== 'call') return [];
    const { at, method } = use;
    const transform = transformFor(method, migration.transforms)?.name ?? method;
    const findings = [finding('segment-snippet')];
    return [{ at, method, transform, findings, edits: [], status: 'manual' }];
  });
}

/** True where `init` will follow the `load` of a snippet that stays. */
const startsBeside = (worked: readonly Work[]): boolean =>
  worked.some(({ sites }) => sites.some(({ method, edits }) => method === 'load' && edits.length > 0));

/** Behind a condition, or in a function for later, `load` is no part of the snippet. */
function loadsItself({ statement }: Snippet, worked: readonly Work[]): boolean {
  const loads = worked.flatMap(({ sites }) => sites).filter(({ method }) => method === 'load');
  const below = (statementsAround(statement) ?? []).filter(
    (other) => startOf(other) > startOf(statement) && isCall(other),
  );
  return loads.some(({ at }) =>
    [statement, ...below].some((node) => at >= startOf(node) && at <= endOf(node)),
  );
}

/** True where the file will hold a loader, and the helpers beside it. */
export function bringsHelpers(snippets: readonly Snippet[], migration: Migration): boolean {
  const { global } = migration.context.options;
  const written = snippets.filter((snippet) => !snippet.altered && global.includes(snippet.global));
  return written.length > 0 && isSelected('load', { migration });
}

const isCall = (statement: Node): boolean =>
  statement.type === 'ExpressionStatement' && statement.expression.type === 'CallExpression';

/** The work on the variable inside the snippet, else on the global itself. */
function workOf({ local }: Snippet, worked: readonly Work[]): Work | undefined {
  const own = worked.find(
    ({ client }) => local !== null && client.declaration?.identifier === local.identifier,
  );
  return own ?? worked.find(({ client }) => namesGlobal(client));
}
