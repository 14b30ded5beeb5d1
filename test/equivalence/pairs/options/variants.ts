import type { Config } from '../../../../src/config/schema.js';
import type { Difference, Pair } from '../../pair.js';
import type { AmplitudeEvent, Json } from '../../wire.js';

export type Change = (events: readonly AmplitudeEvent[]) => readonly AmplitudeEvent[];

/** What the config asks for. */
export const chosen = (says: string, events: Change): Difference => ({ says, chosen: true, events });

/** One program with several configs: what arrives differs by an option, and by nothing else. */
export interface Variant extends Omit<Pair, 'rule' | 'name' | 'before' | 'config'> {
  readonly by: string;
  readonly config: Config;
}

export const variants = (about: string, before: Pair['before'], ...list: readonly Variant[]): Pair[] =>
  list.map(({ by, ...rest }) => ({ rule: 'configuration', name: `${about}: ${by}`, before, ...rest }));

export const each =
  (change: (event: AmplitudeEvent) => AmplitudeEvent): Change =>
  (events) =>
    events.map(change);

export const properties = (change: (given: Json, event: AmplitudeEvent) => Json): Change =>
  each((event) =>
    event.event_properties ? { ...event, event_properties: change(event.event_properties, event) } : event,
  );

export const without = (object: Json, ...keys: readonly string[]): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
