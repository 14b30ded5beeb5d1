import type { Node } from '@babel/types';
import { browserSdk } from '../../segment/sdks.js';
import type { ImportedClient } from '../context.js';
import { exportedPlugIns, type ImportedPlugIns, misusedPlugIn } from '../plugins/exported.js';
import { findSnippets, type Snippet } from '../snippet/recognise.js';
import { isDocument, startOf, type Tree } from '../syntax/tree.js';
import { singletonClient } from './app.js';
import type { Client, Construction } from './client.js';
import { findConstructions, type SdkUse } from './constructions.js';
import { arrive, type Carried } from './flow/carried.js';
import { Flow, type NamedShape } from './flow/flow.js';
import { takeFeed } from './flow/functions.js';
import { assignedExports, exportAgain, importedValues, ownExports } from './flow/modules.js';
import { coreOf, globalClient, leadsToPlugIn, type Shape } from './flow/shape.js';
import { annotate } from './flow/types.js';
import { globalClients } from './global-clients.js';
import { isOfPage } from './globals.js';
import { clientOf, joined, makesClients, type Source } from './sources.js';

/** What is known from outside of the file. */
export interface Known {
  readonly path: string;
  /** Names of the global; empty when the assumption is off. */
  readonly globals: readonly string[];
  /** The variables of the file are globals of the page. */
  readonly classicScript: boolean;
  readonly imports: readonly Pick<ImportedClient, 'local' | 'source' | 'shape'>[];
  /** What other modules hand to values that this one exports. */
  readonly feeds: readonly NamedShape[];
  /** The import specifiers whose modules hear what is handed to them. */
  readonly followed: readonly string[];
  /** What frameworks carry to the modules of its package. */
  readonly carried: readonly Carried[];
}

/** The clients of a file, and its use of Segment's packages. */
export interface Discovery {
  readonly clients: readonly Client[];
  /** The copies of Segment's snippet that make a global client. */
  readonly snippets: readonly Snippet[];
  readonly sdk: SdkUse;
  /** Uses of the SDK's classes that are not understood. */
  readonly unclear: readonly Node[];
  /** The SDK's classes, as far as the file exports them. */
  readonly makers: readonly NamedShape[];
  /** The plug-ins that the file exports. */
  readonly plugIns: readonly NamedShape[];
  /** Where a plug-in of another module is used for something else than a client; null where none is imported. */
  readonly plugInUse: { readonly misused: Node | null } | null;
  /** What frameworks carry here, as far as the file asks for it. */
  readonly takes: readonly Carried[];
}

/** Finds every client of a file and every place where it stands, by bindings, imports and types, never by name alone. */
export function discover(tree: Tree, known: Known): Discovery {
  const sdk = findConstructions(tree);
  const snippets = findSnippets(tree);
  const understood = snippets.filter(({ global, altered }) => !altered && known.globals.includes(global));
  const taken = known.carried
    .map((carried) => ({
      carried,
      ...start(tree, known, carried.shape, (flow) => arrive(flow, carried)),
    }))
    .filter(({ flow }) => flow.arrivals > 0);
  const sources: Source[] = [
    ...taken,
    ...sdk.constructions.map((construction) => madeHere(tree, construction, known)),
    ...sdk.makers.map(({ node, shape }) =>
      start(tree, known, shape, (flow) => {
        if (/^Export/.test(node.type)) {
          exportAgain(flow, node, shape);
          flow.escape(node);
        } else flow.visit(node, shape);
      }),
    ),
    ...sdk.types.map(({ declaration, uses, shape }) =>
      start(tree, known, shape, (flow) => {
        if (declaration) flow.hold(declaration, shape);
        else for (const use of uses) annotate(flow, use, shape);
      }),
    ),
    ...importedSources(tree, known),
    ...known.feeds.map(({ name, shape }) =>
      start(tree, known, shape, (flow) => {
        for (const own of fedValues(tree, name)) if (!takeFeed(flow, own, shape)) flow.escape(own);
      }),
    ),
  ];
  // A name that a framework makes known everywhere is no global.
  const isNamed = (name: string) =>
    known.carried.some((carried) => carried.way === 'name' && carried.name === name);
  const isOwn = (name: string) => known.classicScript && isOfPage(tree, name);
  const names = known.globals.filter((name) => !isNamed(name) && !isOwn(name));
  const globals = globalClients(tree, names, understood, (node) => globalSource(tree, node, known));
  const clients = joined([...sources, ...globals.handedOn]).flatMap((group) => clientOf(tree, group));
  return {
    clients: [...clients, ...singletonsIn(tree, sdk, known), ...globals.clients],
    snippets,
    sdk,
    takes: taken.map(({ carried }) => carried),
    plugIns: exportedPlugIns(tree, sdk.plugins),
    plugInUse: plugInUse(tree, known),
    makers: sources.flatMap(({ shape, flow }) => (coreOf(shape).kind === 'maker' ? makersIn(flow) : [])),
    unclear: sources.flatMap(({ shape, flow }) => (coreOf(shape).kind === 'maker' ? unclearIn(flow) : [])),
  };
}

function start(tree: Tree, known: Known, shape: Shape, begin: (flow: Flow) => void): Source {
  const { followed, globals, path } = known;
  const flow = new Flow(
    tree,
    (source) => followed.includes(source),
    globals,
    /\.[mc]?tsx?$/.test(path),
    plugInsIn(known),
  );
  begin(flow);
  flow.run();
  for (const loader of loadersOf(tree, path, flow)) flow.escape(loader);
  return { shape, flow };
}

function madeHere(tree: Tree, construction: Construction, known: Known): Source {
  const shape: Shape = { kind: 'client', sdk: construction.sdk.package, thenable: false };
  return { ...start(tree, known, shape, (flow) => flow.make(construction)), construction };
}

function singletonsIn(tree: Tree, { singletons }: SdkUse, known: Known): Client[] {
  return singletons.flatMap(({ declaration, sdk }) => {
    const shape: Shape = { kind: 'client', sdk: sdk.package, thenable: false };
    return singletonClient(start(tree, known, shape, (flow) => flow.hold(declaration, shape)));
  });
}

function plugInUse(tree: Tree, known: Known): Discovery['plugInUse'] {
  const names = [...plugInsIn(known).keys()];
  return names.length > 0 ? { misused: misusedPlugIn(tree, names) } : null;
}

/** The plug-ins that other modules export, by their names in this one. */
function plugInsIn({ imports }: Known): ImportedPlugIns {
  return new Map(
    imports.flatMap(({ local, shape }) =>
      local !== null && shape.kind === 'plugin' ? [[local, shape.judged] as const] : [],
    ),
  );
}

function importedSources(tree: Tree, known: Known): Source[] {
  const leading = known.imports.filter(({ shape }) => !leadsToPlugIn(shape));
  return leading.map((imported) => {
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

/** A global that is handed on: from there it goes as a client that was made there would. */
function globalSource(tree: Tree, node: Node, known: Known): Source {
  const construction: Construction = {
    node,
    sdk: browserSdk,
    loads: false,
    args: [],
    at: startOf(node),
    isGlobal: true,
  };
  return start(tree, known, globalClient, (flow) => flow.make(construction));
}

/** The function of a route of SvelteKit that gives a client: pages get it as `data`, of whichever route they are. */
function loadersOf(tree: Tree, path: string, { exports }: Flow): readonly Node[] {
  const isRoute = /(?:^|[\\/])\+(?:page|layout)(?:\.server)?\.[jt]s$/.test(path);
  return isRoute && [...exports.values()].some(({ name }) => name === 'load') ? ownExports(tree, 'load') : [];
}

/** What others hand something to; a component without a default export is its whole code. */
function fedValues(tree: Tree, name: string): readonly Node[] {
  const own = [...ownExports(tree, name), ...assignedExports(tree, name)];
  const isWhole = own.length === 0 && name === 'default' && isDocument(tree);
  return isWhole ? tree.ast.program.body.slice(0, 1) : own;
}

const makersIn = (flow: Flow): NamedShape[] =>
  [...flow.exports.values()].filter(({ shape }) => coreOf(shape).kind === 'maker');

/** Where the uses of a class end that make no client. */
function unclearIn(flow: Flow): Node[] {
  if (makesClients(flow)) return [];
  return [...flow.uses.values()].flatMap((use) => (use.kind === 'escape' ? [use.node] : []));
}
