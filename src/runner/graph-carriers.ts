import type { Carried } from '../javascript/clients/flow/carried.js';
import type { GraphInput } from './client-graph.js';
import type { Exports } from './graph-exports.js';

/** A module from which a framework carries something to others. */
export interface Carrier {
  readonly path: string;
  readonly carries: readonly Carried[];
}

export function carriersOf({ summaries, autoImported }: GraphInput, exports: Exports): Carrier[] {
  return [...summaries].flatMap(([path, { carries }]) => {
    const named = [...(exports.get(path) ?? [])].flatMap(([exported, shapes]): Carried[] => {
      const name = autoImported(path, exported);
      return name === null ? [] : shapes.map((shape) => ({ way: 'name', name, shape }));
    });
    return carries.length + named.length > 0 ? [{ path, carries: [...carries, ...named] }] : [];
  });
}
