import type { Expression } from '../amplitude/step.js';
import type { EventOptions } from './event-options.js';

/** The `options` field of a step, left out where there is nothing to say. */
export function withEventOptions(given: EventOptions): { options?: Expression } {
  return given.entries.length > 0 ? { options: { kind: 'object', entries: given.entries } } : {};
}
