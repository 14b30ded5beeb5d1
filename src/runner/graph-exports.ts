import { wholeModule } from '../javascript/clients/flow/exports.js';
import { property, type Shape } from '../javascript/clients/flow/shape.js';
import type { GraphInput } from './client-graph.js';

/** What each module exports that leads to a client, by name. */
export type Exports = Map<string, Map<string, Shape[]>>;

/** Spreads what modules export through `export … from` until nothing new is found. */
export function exportsOf({ summaries, resolve }: GraphInput): Exports {
  const exports: Exports = new Map();
  for (const [path, summary] of summaries) {
    for (const { name, shape } of summary.exports) add(exports, path, name, shape);
  }
  for (let grown = exports.size > 0; grown; ) {
    grown = false;
    for (const [path, { reExports }] of summaries) {
      for (const { source, imported, exported } of reExports) {
        const target = resolve(path, source);
        for (const [name, shapes] of [...((target !== null && exports.get(target)) || [])]) {
          for (const { as, shape } of shapes.flatMap((shape) => handedOn(name, shape, imported, exported)))
            if (add(exports, path, as, shape)) grown = true;
        }
      }
    }
  }
  return exports;
}

/** `export *`, `export * as all`, `export { a as b }` */
function handedOn(
  name: string,
  shape: Shape,
  imported: string,
  exported: string,
): { as: string; shape: Shape }[] {
  if (imported !== '*') return imported === name ? [{ as: exported, shape }] : [];
  if (exported !== '*') return [{ as: exported, shape: property(name, shape) }];
  return name === 'default' ? [] : [{ as: name, shape }];
}

function add(exports: Exports, path: string, name: string, shape: Shape): boolean {
  const names = exports.get(path) ?? new Map<string, Shape[]>();
  exports.set(path, names);
  const known = names.get(name) ?? [];
  if (known.some((other) => JSON.stringify(other) === JSON.stringify(shape))) return false;
  names.set(name, [...known, shape]);
  return true;
}

/** A module as one value: an object of its exports, or what `module.exports =` gave. */
export function moduleShapes(names: ReadonlyMap<string, readonly Shape[]>): Shape[] {
  return [...names].flatMap(([name, shapes]) =>
    name === wholeModule ? shapes : shapes.map((shape) => property(name, shape)),
  );
}

/** `import client from './commonjs'` */
export function plainDefault(
  names: ReadonlyMap<string, readonly Shape[]>,
  imported: string,
): readonly Shape[] {
  if (imported === 'default') return names.get(wholeModule) ?? [];
  const whole = names.get(wholeModule) ?? [];
  return whole.flatMap((shape) => (shape.kind === 'property' && shape.key === imported ? [shape.of] : []));
}
