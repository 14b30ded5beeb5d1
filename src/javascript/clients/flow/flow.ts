import type { Identifier, Node } from '@babel/types';
import type { ImportedPlugIns } from '../../plugins/exported.js';
import { type Declaration, usesOf } from '../../syntax/scope.js';
import { parentOf, startOf, type Tree } from '../../syntax/tree.js';
import { unwrapped, wrapped } from '../../syntax/unwrap.js';
import type { Construction, Use } from '../client.js';
import { isTypePlace } from '../type-places.js';
import { arrive, type Carried } from './carried.js';
import { consume } from './consume.js';
import { readConsumers } from './contexts.js';
import { exportedNamesOf, namespaceOf } from './exports.js';
import { client, coreOf, globalClient, isTooDeep, property, type Shape, wrap } from './shape.js';
import { noteStub } from './stubs.js';
import { annotate } from './types.js';

/** A value that a module gives to others, or hands to a value of theirs. */
export interface NamedShape {
  readonly name: string;
  readonly shape: Shape;
}

/** What a module hands to a value that it imports: `Context.Provider`, a function with a client for its argument. */
export interface Feed extends NamedShape {
  readonly source: string;
}

/**
 * Follows a client through one file: from the expressions that are one to every name, field and function that it
 * comes to, and from there to all places that speak to it.
 */
export class Flow {
  readonly constructions = new Map<Node, Construction>();
  readonly uses = new Map<Node, Use>();
  readonly exports = new Map<string, NamedShape>();
  readonly feeds = new Map<string, Feed>();
  /** The names and fields that hold it, directly or in something else. Flows that share one are one. */
  readonly holders = new Set<Node>();
  /** `[client]` and `[0]`: what unpacks the pair that a client of the package is, when it is awaited. */
  readonly unpacked = new Set<Node>();
  /** Clients that are awaited or asked `.then`, which Amplitude's are not. */
  readonly awaited = new Set<Node>();
  /** Methods that a destructuring takes from the client. */
  readonly taken = new Set<Node>();
  /** Calls of a store with a function that picks something of its state. */
  readonly selecting = new Set<Node>();
  /** Variables that hold the client itself. */
  readonly variables = new Set<Declaration>();
  readonly #seen = new Map<Node, Set<string>>();
  readonly #pending: (() => void)[] = [];

  /** Objects that stand in for the client where it is not made: `{ track() {} }`. */
  readonly stubs = new Set<Node>();
  /** What comes to a place of the client, too, and seems to be something else. */
  readonly others = new Set<Node>();
  /** It becomes the page's global: `window.analytics = …`. */
  setsGlobal = false;
  /** What frameworks carry from here to other modules. */
  readonly carried = new Map<string, Carried>();
  /** How often what a framework carries arrives in the file. */
  arrivals = 0;
  /** A component keeps it as a member. */
  isKept = false;

  /**
   * @param follows whether the modules of an import specifier are followed, too
   * @param globals the names of the page's global
   * @param isTyped whether its values have types by which they are found elsewhere
   * @param plugIns what is known of plug-ins of other modules
   */
  constructor(
    readonly tree: Tree,
    readonly follows: (source: string) => boolean,
    readonly globals: readonly string[],
    readonly isTyped: boolean,
    readonly plugIns: ImportedPlugIns = new Map(),
  ) {}

  /** An expression is this. */
  visit(node: Node, shape: Shape): void {
    if (this.#isNew(wrapped(node), shape)) this.#pending.push(() => consume(this, node, shape));
  }

  /** A name is this: all places that use it are. */
  hold(declaration: Declaration, shape: Shape): void {
    const { identifier } = declaration;
    if (!this.#isNew(identifier, shape)) return;
    // A method works without its client, which stays where it was.
    if (coreOf(shape).kind !== 'method') this.holders.add(identifier);
    if (shape.kind === 'client') this.variables.add(declaration);
    for (const name of exportedNamesOf(declaration)) this.export(name, shape);
    const space = namespaceOf(this.tree, declaration);
    if (space) this.hold(space, property(identifier.name, shape));
    this.#pending.push(() => {
      for (const use of usesOf(this.tree, declaration)) {
        noteStub(this, use, shape);
        this.#at(use, shape);
      }
      readConsumers(this, declaration, shape);
    });
  }

  #at(use: Identifier, shape: Shape): void {
    if (isTypePlace(use)) annotate(this, use, shape);
    else if (shape.kind !== 'type') this.visit(use, shape);
    else if (isExported(use)) this.visit(use, shape);
  }

  /** True for an expression that was found to lead to the client. */
  hasSeen(node: Node): boolean {
    return this.#seen.has(wrapped(unwrapped(node)));
  }

  use(use: Use): void {
    if (!this.uses.has(use.node)) this.uses.set(use.node, use);
  }

  /** A method of the client goes where it cannot be followed. */
  loseMethod(node: Node, method: string): void {
    const known = this.uses.get(node);
    const { receiver, at } = known?.kind === 'method' ? known : { receiver: node, at: startOf(node) };
    this.uses.set(node, { kind: 'method', node, receiver, method, at });
  }

  /** The client goes where it cannot be followed. */
  escape(node: Node): void {
    const place = wrapped(node);
    this.use({ kind: 'escape', node: place, at: startOf(place) });
  }

  /** A client is made here. */
  make(construction: Construction): void {
    const { node, sdk, isPromise, isGlobal } = construction;
    this.constructions.set(node, construction);
    const made: Shape = isGlobal
      ? globalClient
      : client(sdk.package, sdk.dialect === 'browser' && !isPromise);
    if (sdk.installs) this.carry({ way: 'member', name: sdk.installs, shape: made });
    if (construction.isUnclear) this.escape(node);
    this.visit(node, isPromise ? wrap('promise', made) : made);
  }

  export(name: string, shape: Shape): void {
    this.exports.set(name + JSON.stringify(shape), { name, shape });
  }

  /** A framework carries this to other modules, and to other places of this one. */
  carry(carried: Carried): void {
    const key = JSON.stringify(carried);
    if (this.carried.has(key)) return;
    this.carried.set(key, carried);
    arrive(this, carried);
  }

  arrive(take: () => void): void {
    this.arrivals += 1;
    take();
  }

  keep(): void {
    this.isKept = true;
  }

  feed(feed: Feed): void {
    this.feeds.set(JSON.stringify(feed), feed);
  }

  run(): this {
    for (let next = this.#pending.pop(); next; next = this.#pending.pop()) next();
    return this;
  }

  #isNew(node: Node, shape: Shape): boolean {
    if (isTooDeep(shape)) return false;
    const known = this.#seen.get(node) ?? new Set();
    this.#seen.set(node, known);
    const key = JSON.stringify(shape);
    return !known.has(key) && known.add(key) !== undefined;
  }
}

function isExported(use: Identifier): boolean {
  const parent = parentOf(use);
  return parent?.type === 'ExportSpecifier' || parent?.type === 'ExportDefaultDeclaration';
}
