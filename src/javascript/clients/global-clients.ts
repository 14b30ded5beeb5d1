import type { Identifier, Node } from '@babel/types';
import { browserSdk } from '../../segment/sdks.js';
import { isInSnippet, type Snippet } from '../snippet/recognise.js';
import { type Declaration, resolve, usesOf } from '../syntax/scope.js';
import { startOf, type Tree } from '../syntax/tree.js';
import { wrapped } from '../syntax/unwrap.js';
import type { Client, Use } from './client.js';
import { aliasOf, destructuredAliases, globalReferences } from './globals.js';
import type { Source } from './sources.js';
import { isTypePlace } from './type-places.js';
import { useOf } from './uses.js';

/** The global itself with each `const` that is another name for it, and where it goes when it is handed on. */
interface GlobalClients {
  readonly clients: readonly Client[];
  readonly handedOn: readonly Source[];
}

/**
 * Finds the clients that a global is. What Segment's own snippet does to it says nothing.
 * @param follow gives where the global goes from a place
 */
export function globalClients(
  tree: Tree,
  names: readonly string[],
  snippets: readonly Snippet[],
  follow: (node: Node) => Source,
): GlobalClients {
  const uses: Use[] = [];
  const handedOn: Source[] = [];
  const isOwn = (node: Node) => snippets.some((snippet) => isInSnippet(snippet, startOf(node)));
  const aliases: Client[] = snippets.flatMap(({ local }): Client[] => {
    if (!local) return [];
    const own = usesIn(tree, local).filter((use) => !isOwn(use.node));
    const origin = { kind: 'alias', declarator: local.node } as const;
    return [
      {
        origin,
        sdk: browserSdk,
        declaration: local,
        isGlobal: true,
        isOnlyTyped: false,
        exports: [],
        uses: own,
        flows: [],
      },
    ];
  });
  const references = globalReferences(tree, names).filter((node) => !isOwn(node));
  // A file that puts something of its own in the place of the global may mean that.
  const isAssigned = references.some((reference) => useOf(reference).kind === 'assigned');
  const addAlias = (alias: Identifier | null, reference?: Node): boolean => {
    const declaration = alias && resolve(tree, alias.name, alias);
    if (!declaration) return false;
    const origin = { kind: 'alias', declarator: declaration.node } as const;
    const own = usesIn(tree, declaration);
    const escapes = own.some((use) => use.kind === 'escape');
    if (reference && !isAssigned && escapes) return false;
    aliases.push({
      origin,
      sdk: browserSdk,
      declaration,
      isGlobal: true,
      isOnlyTyped: false,
      exports: [],
      uses: own,
      flows: [],
    });
    return true;
  };
  for (const reference of references) {
    if (addAlias(aliasOf(reference), reference)) continue;
    const use = useOf(reference);
    const source = use.kind === 'escape' && !isAssigned ? follow(reference) : null;
    if (source && !isLostAtOnce(source, reference)) handedOn.push(source);
    else uses.push(use);
  }
  for (const alias of destructuredAliases(tree, names)) addAlias(alias);
  const origin = { kind: 'global' } as const;
  const whole: Client = {
    origin,
    sdk: browserSdk,
    declaration: null,
    isGlobal: true,
    isOnlyTyped: false,
    exports: [],
    uses,
    flows: [],
  };
  return { clients: uses.length > 0 ? [whole, ...aliases] : aliases, handedOn };
}

/** True where the global goes nowhere that can be seen. */
function isLostAtOnce({ flow }: Source, reference: Node): boolean {
  const uses = [...flow.uses.values()];
  const isThere = (use: Use) => ('receiver' in use ? use.receiver : use.node) === wrapped(reference);
  return uses.length === 1 && uses.every((use) => use.kind !== 'call' && isThere(use));
}

function usesIn(tree: Tree, declaration: Declaration): Use[] {
  const uses = usesOf(tree, declaration)
    .filter((identifier) => !isTypePlace(identifier))
    .map((identifier) => aliasUse(useOf(identifier)));
  return uses.sort((a, b) => startOf(a.node) - startOf(b.node));
}

/** Another name for the global is given up; an export needs what it exports. */
const aliasUse = (use: Use): Use =>
  use.kind === 'export' ? { kind: 'escape', node: use.node, at: startOf(use.node) } : use;
