import { source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { propertyOf, type Value } from '../segment/value.js';
import type { Fields } from './context-options.js';

/** Segment's destination knows these names of itself: the classic and the actions one. */
const destinationNames = ['Amplitude', 'Actions Amplitude'];

/** What `integrations` says about Amplitude: keep out, go on, or carry something for the destination. */
export function integrationOptions(integrations: Value, options: Options): Fields | 'excluded' | 'unclear' {
  const fields: Fields = { entries: [], dropped: [] };
  if (!integrations.entries?.every((entry) => entry.kind === 'property')) return 'unclear';
  const own = destinationNames
    .map((name) => propertyOf(integrations, name))
    .find((value) => value !== undefined);
  const all = propertyOf(integrations, 'All');
  if (own?.constant === false || (all?.constant === false && !own)) return 'excluded';
  const decided = (value: Value | undefined) =>
    !value || typeof value.constant === 'boolean' || value.entries;
  if (!decided(own) || !decided(all)) return 'unclear';
  for (const entry of integrations.entries) {
    if (entry.kind !== 'property' || entry.key === 'All') continue;
    const { key: name, value } = entry;
    if (!destinationNames.includes(name)) fields.dropped.push(`integrations.${name}`);
    for (const inner of destinationNames.includes(name) ? (value.entries ?? []) : []) {
      if (inner.kind !== 'property') return 'unclear';
      if (carries(name, inner.key, options)) {
        fields.entries.push({ key: inner.key, value: source(inner.value.span) });
      } else fields.dropped.push(`integrations.${name}.${inner.key}`);
    }
  }
  return fields;
}

/**
 * Whether a destination took something from its own key: the current one only the session, under its own name
 * (`event-schema.ts`, session_id); the classic ones groups, too (analytics.js-integrations, `track.options`).
 */
function carries(destination: string, key: string, { continuity }: Options): boolean {
  if (continuity === 'actions') return destination === 'Actions Amplitude' && key === 'session_id';
  return key === 'session_id' || key === 'event_id' || key === 'groups';
}
