import { type LooseCall, looseCalls } from '../javascript/loose/loose-calls.js';
import { ParseError, parseModule } from '../javascript/syntax/parse.js';
import { placeIn } from '../javascript/syntax/positions.js';
import { growTree } from '../javascript/syntax/tree.js';
import type { ModuleResult } from './module-task.js';

/** The calls in a text that may be on a client of which nothing else in it speaks; none in one that cannot be read. */
export function looseCallsIn(text: string, path: string): ModuleResult['loose'] {
  try {
    const tree = growTree(text, parseModule(text, path).ast);
    return placed(looseCalls(tree, []), text);
  } catch (error) {
    if (error instanceof ParseError) return [];
    throw error;
  }
}

/** Calls with their places as reports show them. */
export const placed = (calls: readonly LooseCall[], text: string): ModuleResult['loose'] =>
  calls.map(({ at, ...call }) => ({ ...placeIn(text, at), ...call }));
