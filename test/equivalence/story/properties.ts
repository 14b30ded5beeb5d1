import { type Json, objectOf } from '../wire.js';

export type Properties = Map<string, unknown>;

/**
 * Applies the `user_properties` or `group_properties` of an event, as Amplitude does: plain values are set, null
 * clears, and an operation passes over a property that one before it in the same event has dealt with.
 */
export function applyProperties(state: Properties, changes: Json): void {
  const done = new Set<string>();
  const plain = Object.fromEntries(
    Object.entries(changes).filter(([key]) => !Object.hasOwn(operations, key)),
  );
  for (const [operation, values] of [['$set', plain], ...Object.entries(changes)] as const) {
    const apply = operations[operation];
    if (!apply) continue;
    for (const [key, value] of Object.entries(objectOf(values))) {
      if (done.has(key)) continue;
      done.add(key);
      apply(state, key, value);
    }
  }
}

type Operation = (state: Properties, key: string, value: unknown) => void;

const operations: Readonly<Record<string, Operation>> = {
  $set: (state, key, value) => {
    if (value === null) state.delete(key);
    else state.set(key, value);
  },
  $setOnce: (state, key, value) => {
    if (!state.has(key) && value !== null) state.set(key, value);
  },
  $unset: (state, key) => void state.delete(key),
  $add: (state, key, value) => void state.set(key, Number(state.get(key) ?? 0) + Number(value)),
  $append: (state, key, value) => void state.set(key, [...listOf(state.get(key)), ...listOf(value)]),
  $prepend: (state, key, value) => void state.set(key, [...listOf(value), ...listOf(state.get(key))]),
};

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}
