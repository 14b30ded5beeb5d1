import type { Carried } from '../javascript/clients/flow/carried.js';
import type { NamedShape } from '../javascript/clients/flow/flow.js';
import type { Shape } from '../javascript/clients/flow/shape.js';
import type { ModuleSummary } from '../javascript/clients/summary.js';
import { type Carrier, carriersOf } from './graph-carriers.js';
import { type Exports, exportsOf, moduleShapes, plainDefault } from './graph-exports.js';
import { feedsOf, handedBy } from './graph-feeds.js';
import type { ResolveImport } from './resolver.js';

/** What the graph is made from: every module that was summed up, by path. */
export interface GraphInput {
  readonly summaries: ReadonlyMap<string, ModuleSummary>;
  readonly resolve: ResolveImport;
  readonly manifestOf: (path: string) => string | null;
  /** The name under which a framework makes an export of a module known everywhere; null where it does not. */
  readonly autoImported: (path: string, name: string) => string | null;
}

/** A name, or a whole module, that a file gets from another and that leads to a client. */
export interface GivenImport {
  /** Null for the whole module, as `import()` and `require()` give it. */
  readonly local: string | null;
  readonly source: string;
  readonly shape: Shape;
  /** The module that the specifier names. */
  readonly target: string;
}

/** What a file has to be told of the others. */
export interface Given {
  readonly imports: readonly GivenImport[];
  readonly feeds: readonly NamedShape[];
  readonly followed: readonly string[];
  readonly carried: readonly Carried[];
}

/** Which values of which modules lead to clients, as far as is known at present. */
export class ClientGraph {
  readonly #exports: Exports;
  readonly #feeds: ReadonlyMap<string, readonly NamedShape[]>;
  readonly #carriers: readonly Carrier[];

  constructor(private readonly input: GraphInput) {
    this.#exports = exportsOf(input);
    this.#feeds = feedsOf(input);
    this.#carriers = carriersOf(input, this.#exports);
  }

  /** The modules that export something that leads to a client. */
  get carriers(): string[] {
    return [...this.#exports.keys()];
  }

  /** The modules that are handed something by others. */
  get fed(): string[] {
    return [...this.#feeds.keys()];
  }

  givenTo(path: string, isKnown: (path: string) => boolean): Given {
    const summary = this.input.summaries.get(path);
    if (!summary) return { imports: [], feeds: [], followed: [], carried: [] };
    const followed = summary.feeds
      .map(({ source }) => source)
      .filter((source) => isKnown(this.input.resolve(path, source) ?? ''));
    return {
      imports: [...this.#named(path, summary), ...this.#whole(path, summary)],
      feeds: this.#feeds.get(path) ?? [],
      followed: [...new Set(followed)],
      carried: this.#carriedTo(path),
    };
  }

  /** What frameworks carry through the package of a module, in a stable order. */
  #carriedTo(path: string): Carried[] {
    const all = this.#carriersFor(path).flatMap(({ carries }) => carries);
    return [...new Map(all.map((carried) => [JSON.stringify(carried), carried])).values()];
  }

  #carriersFor(path: string): Carrier[] {
    const manifest = this.input.manifestOf(path);
    return this.#carriers.filter((carrier) => this.input.manifestOf(carrier.path) === manifest);
  }

  /** The names by which modules reach what frameworks carry. */
  get carriedNames(): string[] {
    const all = this.#carriers.flatMap(({ carries }) => carries);
    return [...new Set(all.map(({ name }) => name))];
  }

  /** The modules from which frameworks carry what a module asks for. */
  #carriersOf(path: string, { takes }: ModuleSummary): string[] {
    const asked = new Set(takes.map(({ way, name }) => `${way} ${name}`));
    if (asked.size === 0) return [];
    return this.#carriersFor(path).flatMap((carrier) =>
      carrier.carries.some(({ way, name }) => asked.has(`${way} ${name}`)) ? [carrier.path] : [],
    );
  }

  #named(path: string, { imports }: ModuleSummary): GivenImport[] {
    return imports.flatMap(({ local, source, imported }) => {
      const target = this.#target(path, source);
      const names = target === null ? undefined : this.#exports.get(target);
      if (!names || target === null) return [];
      const shapes =
        imported === '*' ? moduleShapes(names) : (names.get(imported) ?? plainDefault(names, imported));
      return shapes.map((shape) => ({ local, source, shape, target }));
    });
  }

  #whole(path: string, { loads }: ModuleSummary): GivenImport[] {
    return [...new Set(loads)].flatMap((source) => {
      const target = this.#target(path, source);
      const names = target === null ? undefined : this.#exports.get(target);
      if (!names || target === null) return [];
      return moduleShapes(names).map((shape) => ({ local: null, source, shape, target }));
    });
  }

  #target(path: string, source: string): string | null {
    return this.#exports.size > 0 ? this.input.resolve(path, source) : null;
  }

  /** The modules that a module gets clients from, or hands them to. */
  neighbours(path: string): string[] {
    const summary = this.input.summaries.get(path);
    const sources = handedBy(path, this.input).map(({ target }) => target);
    const { imports } = this.givenTo(path, () => false);
    const handedOn = summary?.reExports.flatMap(({ source }) => this.#target(path, source) ?? []) ?? [];
    const carriers = summary ? this.#carriersOf(path, summary) : [];
    return [...imports.map(({ target }) => target), ...sources, ...handedOn, ...carriers];
  }
}
