import type { Flavour } from '../amplitude/flavours.js';
import type { Value } from '../segment/value.js';
import type { Migrated } from './mapping.js';

/** The callback of a call, left out where there is none. Those of a server are called with an error, or without one. */
export function callbackOf(
  { callback }: { readonly callback?: Value },
  flavour: Flavour,
): Pick<Migrated, 'callback' | 'errorFirst'> {
  if (!callback) return {};
  return flavour.name === 'node' ? { callback, errorFirst: true } : { callback };
}
