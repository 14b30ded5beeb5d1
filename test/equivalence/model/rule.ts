import type { AmplitudeEvent, SegmentMessage } from '../wire.js';

/** What a team can have set up for the destination in Segment, as far as the model knows it. */
export interface Settings {
  /** The group type and name that a group id was mapped to; null where groups were not mapped. */
  readonly groupOf: (message: SegmentMessage) => { readonly type: string; readonly name: string } | null;
}

/** Segment's destination as it comes: groups are not mapped. */
export const asItComes: Settings = { groupOf: () => null };

/**
 * One step on the way from a Segment message to Amplitude events: what the rules before it made of the message
 * goes in, and what Amplitude is to get comes out.
 */
export type Apply = (
  message: SegmentMessage,
  events: readonly AmplitudeEvent[],
  settings: Settings,
) => readonly AmplitudeEvent[];

/** A rule of Segment's Amplitude (Actions) destination with its default mappings. */
export interface Rule {
  readonly name: string;
  /** What the rule says, in a line. */
  readonly says: string;
  /** Where that is known from; paths are in segmentio/action-destinations, `destinations/amplitude`, unless said otherwise. */
  readonly source: string;
  readonly apply: Apply;
  /** The rule with a mistake in it, which the pairs have to notice. */
  readonly broken: Apply;
}

/** Adds fields to each event. */
export function adding(fieldsOf: (message: SegmentMessage) => Partial<AmplitudeEvent>): Apply {
  return (message, events) => events.map((event) => ({ ...event, ...fieldsOf(message) }));
}

/** A rule that adds nothing. */
export const nothing: Apply = (_message, events) => events;
