import type { Identifier, Node } from '@babel/types';
import { browserSdk, sdkOf } from '../../segment/sdks.js';
import type { ImportedClient } from '../context.js';
import { findSnippets, isInSnippet, type Snippet } from '../snippet/recognise.js';
import { type Declaration, resolve, usesOf } from '../syntax/scope.js';
import { parentOf, startOf, type Tree } from '../syntax/tree.js';
import { wrapped } from '../syntax/unwrap.js';
import type { Client, Construction, Use } from './client.js';
import { boundTo, findConstructions, isTypePlace, type SdkUse } from './constructions.js';
import { Flow, type NamedShape } from './flow/flow.js';
import { takeFeed } from './flow/functions.js';
import { importedValues, ownExports } from './flow/modules.js';
import { coreOf, type Shape } from './flow/shape.js';
import { aliasOf, destructuredAliases, globalReferences } from './globals.js';
import { useOf } from './uses.js';

/** What is known from outside of the file. */
export interface Known {
  /** Names of the global; empty when the assumption is off. */
  readonly globals: readonly string[];
  readonly imports: readonly Pick<ImportedClient, 'local' | 'source' | 'shape'>[];
  /** What other modules hand to values that this one exports. */
  readonly feeds: readonly NamedShape[];
  /** The import specifiers whose modules hear what is handed to them. */
  readonly followed: readonly string[];
}

/** The clients of a file, and its use of Segment's packages. */
export interface Discovery {
  readonly clients: readonly Client[];
  /** The copies of Segment's snippet that make a global client. */
  readonly snippets: readonly Snippet[];
  readonly sdk: SdkUse;
  /** Uses of the SDK's classes that are not understood. */
  readonly unclear: readonly Node[];
}

/** Finds every client of a file and every place where it stands, by bindings, imports and types, never by name alone. */
export function discover(tree: Tree, known: Known): Discovery {
  const sdk = findConstructions(tree);
  const snippets = findSnippets(tree);
  const understood = snippets.filter(({ global, altered }) => !altered && known.globals.includes(global));
  const sources = [
    ...sdk.constructions.map((construction) => madeHere(tree, construction, known)),
    ...sdk.makers.map(({ node, shape }) => start(tree, known, shape, (flow) => flow.visit(node, shape))),
    ...sdk.types.map(({ declaration, shape }) =>
      start(tree, known, shape, (flow) => flow.hold(declaration, shape)),
    ),
    ...importedSources(tree, known),
    ...known.feeds.map(({ name, shape }) =>
      start(tree, known, shape, (flow) => {
        for (const own of ownExports(tree, name)) takeFeed(flow, own, shape);
      }),
    ),
  ];
  const clients = joined(sources).flatMap((group) => clientOf(tree, group));
  return {
    clients: [...clients, ...globalClients(tree, known.globals, understood)],
    snippets,
    sdk,
    unclear: sources.flatMap(({ shape, flow }) => (coreOf(shape).kind === 'maker' ? unclearIn(flow) : [])),
  };
}

/** One way in which a file comes to a client, and where that leads. */
interface Source {
  readonly shape: Shape;
  readonly flow: Flow;
  readonly construction?: Construction;
  readonly imported?: { readonly local: string | null; readonly source: string };
}

function start(tree: Tree, { followed }: Known, shape: Shape, begin: (flow: Flow) => void): Source {
  const flow = new Flow(tree, (source) => followed.includes(source));
  begin(flow);
  return { shape, flow: flow.run() };
}

function madeHere(tree: Tree, construction: Construction, known: Known): Source {
  const shape: Shape = { kind: 'client', sdk: construction.sdk.package, thenable: false };
  return { ...start(tree, known, shape, (flow) => flow.make(construction)), construction };
}

function importedSources(tree: Tree, known: Known): Source[] {
  return known.imports.map((imported) => {
    const { shape, local, source } = imported;
    const values = importedValues(tree, imported);
    const begin = (flow: Flow) => {
      for (const value of values) {
        if (value.declaration) flow.hold(value.declaration, value.shape);
        else flow.visit(value.node, value.shape);
      }
    };
    return { ...start(tree, known, shape, begin), imported: { local, source } };
  });
}

/** Where the uses of a class end that make no client. */
function unclearIn(flow: Flow): Node[] {
  if (flow.constructions.size > 0) return [];
  return [...flow.uses.values()].flatMap((use) => (use.kind === 'escape' ? [use.node] : []));
}

/** Sources that meet in one name, field or place are one client. */
function joined(sources: readonly Source[]): Source[][] {
  const groups: Source[][] = [];
  for (const source of sources) {
    const kin = groups.filter((group) => group.some((other) => meet(other.flow, source.flow)));
    for (const group of kin) groups.splice(groups.indexOf(group), 1);
    groups.push([...kin.flat(), source]);
  }
  return groups;
}

function meet(a: Flow, b: Flow): boolean {
  return (
    [...b.holders].some((holder) => a.holders.has(holder)) ||
    [...b.uses.keys()].some((node) => a.uses.has(node))
  );
}

function clientOf(tree: Tree, group: readonly Source[]): Client[] {
  const [only] = group;
  if (!only) return [];
  const plain = onlyPlain(tree, group);
  if (plain) return [plain];
  const constructions = new Map(group.flatMap(({ flow }) => [...flow.constructions]));
  const flows = group.map(({ flow }) => flow);
  const uses = usesOfAll(flows, [...constructions.keys()]);
  const exports = group.flatMap(({ flow }) => [...flow.exports.values()]);
  const core =
    group.map(({ shape }) => coreOf(shape)).find(({ kind }) => kind !== 'maker') ?? coreOf(only.shape);
  const sdk = sdkOf(core.sdk);
  const isNothing = uses.length === 0 && constructions.size === 0 && exports.length === 0;
  const isClass = core.kind === 'maker' && constructions.size === 0;
  if (!sdk || isNothing || isClass) return [];
  return [
    {
      origin: { kind: 'held', constructions: [...constructions.values()] },
      sdk,
      declaration: null,
      exports,
      uses,
      flows,
    },
  ];
}

/** The uses of a client in the order of the text; one that is waited for where it is made is no use of its own. */
function usesOfAll(flows: readonly Flow[], constructions: readonly Node[]): Use[] {
  const made = new Set(constructions.map(wrapped));
  const awaited = flows.flatMap((flow) => [...flow.awaited]).filter((node) => !made.has(node));
  const uses = new Map([...flows.flatMap((flow) => [...flow.uses]), ...awaited.map(awaitedUse)]);
  return [...uses.values()].sort((a, b) => startOf(a.node) - startOf(b.node));
}

const awaitedUse = (node: Node): [Node, Use] => [
  node,
  { kind: 'awaited', node, receiver: node, at: startOf(node) },
];

/** A type that only says what a plain client is adds nothing to it. */
function onlyPlain(tree: Tree, group: readonly Source[]): Client | null {
  const [own, ...others] = group.filter(({ shape }) => shape.kind !== 'type');
  const plain = own && others.length === 0 ? plainClient(tree, own) : null;
  const name = plain?.declaration?.identifier;
  const isTyped = ({ shape, flow }: Source) =>
    shape.kind !== 'type' || [...flow.holders].every((holder) => holder === name || isImported(holder));
  return plain && group.every(isTyped) ? plain : null;
}

const isImported = (name: Node): boolean => /^Import/.test(parentOf(name)?.type ?? '');

/** A client that stays under the name that it was made or imported with, or that is never given one. */
function plainClient(tree: Tree, source: Source): Client | null {
  const { construction, imported, flow, shape } = source;
  const declaration = construction
    ? boundTo(tree, construction.node)
    : imported?.local && shape.kind === 'client'
      ? resolve(tree, imported.local, tree.ast.program.body[0] ?? tree.ast.program)
      : null;
  const isBare =
    construction !== undefined && parentOf(wrapped(construction.node))?.type === 'ExpressionStatement';
  const moves = [...flow.holders].some((holder) => holder !== declaration?.identifier);
  if ((!declaration && !isBare) || moves || flow.taken.size > 0 || construction?.isPromise) return null;
  if (construction && flow.awaited.has(wrapped(construction.node))) return null;
  const origin = construction
    ? ({ kind: 'constructed', construction, direct: construction.lazy !== true } as const)
    : imported && ({ kind: 'imported', source: imported.source } as const);
  const sdk = sdkOf(coreOf(shape).sdk);
  if (!origin || !sdk) return null;
  const exports = [...flow.exports.values()];
  const uses = usesOfAll([flow], []);
  return { origin, sdk, declaration, exports, uses, flows: [flow] };
}

/** The global itself, and each `const` that is another name for it. What Segment's own snippet does to it says nothing. */
function globalClients(tree: Tree, names: readonly string[], snippets: readonly Snippet[]): Client[] {
  const uses: Use[] = [];
  const isOwn = (node: Node) => snippets.some((snippet) => isInSnippet(snippet, startOf(node)));
  const aliases: Client[] = snippets.flatMap(({ local }): Client[] => {
    if (!local) return [];
    const own = usesIn(tree, local).filter((use) => !isOwn(use.node));
    const origin = { kind: 'alias', declarator: local.node } as const;
    return [{ origin, sdk: browserSdk, declaration: local, exports: [], uses: own, flows: [] }];
  });
  const addAlias = (alias: Identifier | null): boolean => {
    const declaration = alias && resolve(tree, alias.name, alias);
    if (!declaration) return false;
    const origin = { kind: 'alias', declarator: declaration.node } as const;
    const own = usesIn(tree, declaration);
    aliases.push({ origin, sdk: browserSdk, declaration, exports: [], uses: own, flows: [] });
    return true;
  };
  for (const reference of globalReferences(tree, names).filter((node) => !isOwn(node))) {
    if (!addAlias(aliasOf(reference))) uses.push(useOf(reference));
  }
  for (const alias of destructuredAliases(tree, names)) addAlias(alias);
  const origin = { kind: 'global' } as const;
  const whole: Client = { origin, sdk: browserSdk, declaration: null, exports: [], uses, flows: [] };
  return uses.length > 0 ? [whole, ...aliases] : aliases;
}

function usesIn(tree: Tree, declaration: Declaration): Use[] {
  const uses = usesOf(tree, declaration)
    .filter((identifier) => !isTypePlace(identifier))
    .map(useOf);
  return uses.sort((a, b) => startOf(a.node) - startOf(b.node));
}
