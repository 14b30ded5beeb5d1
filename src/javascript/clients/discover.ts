import type { Identifier, Node } from '@babel/types';
import { browserSdk, sdkOf } from '../../segment/sdks.js';
import type { ImportedClient } from '../context.js';
import { findSnippets, isInSnippet, type Snippet } from '../snippet/recognise.js';
import { type Declaration, resolve, usesOf } from '../syntax/scope.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { wrapped } from '../syntax/unwrap.js';
import type { Client, Construction, Use } from './client.js';
import { boundTo, findConstructions, heldIn, isTypePlace, type SdkUse } from './constructions.js';
import { aliasOf, destructuredAliases, globalReferences } from './globals.js';
import { useOf } from './uses.js';

/** What is known from outside of the file. */
export interface Known {
  /** Names of the global; empty when the assumption is off. */
  readonly globals: readonly string[];
  readonly imports: readonly Pick<ImportedClient, 'local' | 'source' | 'sdk'>[];
}

/** The clients of a file, and its use of Segment's packages. */
export interface Discovery {
  readonly clients: readonly Client[];
  /** The copies of Segment's snippet that make a global client. */
  readonly snippets: readonly Snippet[];
  readonly sdk: SdkUse;
}

/** Finds every client of a file and every place where it stands, by bindings and imports, never by name alone. */
export function discover(tree: Tree, known: Known): Discovery {
  const sdk = findConstructions(tree);
  const snippets = findSnippets(tree);
  const followed = snippets.filter(({ global, altered }) => !altered && known.globals.includes(global));
  const clients = [
    ...sdk.constructions.map((construction) => constructedClient(tree, construction)),
    ...importedClients(tree, known.imports),
    ...globalClients(tree, known.globals, followed),
  ];
  return { clients, snippets, sdk };
}

function constructedClient(tree: Tree, construction: Construction): Client {
  const declaration = boundTo(tree, construction.node);
  if (declaration) {
    const origin = { kind: 'constructed', construction, direct: construction.lazy !== true } as const;
    return { origin, sdk: construction.sdk, declaration, ...usesAndExports(tree, declaration) };
  }
  const isStatement = parentOf(wrapped(construction.node))?.type === 'ExpressionStatement';
  const isBare = isStatement && construction.lazy !== true;
  const held = heldIn(tree, construction.node);
  const origin = { kind: 'constructed', construction, direct: isBare } as const;
  const uses = held.references.filter((node) => node.type !== 'Identifier' || !isTypePlace(node)).map(useOf);
  // A use that only assigns is not one for the reader; the construction speaks for it.
  return {
    origin,
    sdk: construction.sdk,
    declaration: held.declaration,
    exportedAs: [],
    uses: uses.filter((use) => use.kind !== 'assigned'),
  };
}

function usesAndExports(tree: Tree, declaration: Declaration): { uses: Use[]; exportedAs: string[] } {
  const uses: Use[] = [];
  const exportedAs: string[] = [];
  const list = parentOf(declaration.node);
  const owner = list && parentOf(list);
  if (owner?.type === 'ExportNamedDeclaration') exportedAs.push(declaration.identifier.name);
  for (const identifier of usesOf(tree, declaration)) {
    if (isTypePlace(identifier)) continue;
    const use = useOf(identifier);
    uses.push(use);
    if (use.kind === 'export') exportedAs.push(exportedName(use.node));
  }
  uses.sort((a, b) => startOf(a.node) - startOf(b.node));
  return { uses, exportedAs };
}

function exportedName(node: Node): string {
  if (node.type !== 'ExportSpecifier') return 'default';
  return node.exported.type === 'Identifier' ? node.exported.name : node.exported.value;
}

function importedClients(tree: Tree, imports: Known['imports']): Client[] {
  return imports.flatMap(({ local, source, sdk: packageName }): Client[] => {
    const declaration = resolve(tree, local, tree.ast.program.body[0] ?? tree.ast.program);
    const sdk = sdkOf(packageName);
    if (!declaration || !sdk) return [];
    return [{ origin: { kind: 'imported', source }, sdk, declaration, ...usesAndExports(tree, declaration) }];
  });
}

/** The global itself, and each `const` that is another name for it. What Segment's own snippet does to it says nothing. */
function globalClients(tree: Tree, names: readonly string[], snippets: readonly Snippet[]): Client[] {
  const uses: Use[] = [];
  const isOwn = (node: Node) => snippets.some((snippet) => isInSnippet(snippet, startOf(node)));
  const aliases: Client[] = snippets.flatMap(({ local }): Client[] => {
    if (!local) return [];
    const { uses: all, exportedAs } = usesAndExports(tree, local);
    const own = all.filter((use) => !isOwn(use.node));
    const origin = { kind: 'alias', declarator: local.node } as const;
    return [{ origin, sdk: browserSdk, declaration: local, exportedAs, uses: own }];
  });
  const addAlias = (alias: Identifier | null): boolean => {
    const declaration = alias && resolve(tree, alias.name, alias);
    if (!declaration) return false;
    const origin = { kind: 'alias', declarator: declaration.node } as const;
    aliases.push({ origin, sdk: browserSdk, declaration, ...usesAndExports(tree, declaration) });
    return true;
  };
  for (const reference of globalReferences(tree, names).filter((node) => !isOwn(node))) {
    if (!addAlias(aliasOf(reference))) uses.push(useOf(reference));
  }
  for (const alias of destructuredAliases(tree, names)) addAlias(alias);
  return uses.length > 0
    ? [{ origin: { kind: 'global' }, sdk: browserSdk, declaration: null, exportedAs: [], uses }, ...aliases]
    : aliases;
}
