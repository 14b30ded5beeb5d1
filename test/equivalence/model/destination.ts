import type { AmplitudeEvent, SegmentMessage } from '../wire.js';
import * as identity from './identity.js';
import * as properties from './properties.js';
import * as revenue from './revenue.js';
import type { Rule, Settings } from './rule.js';
import * as tracks from './tracks.js';

/** The rules of the destination, in the order in which they work on a message. */
export const destinationRules: readonly Rule[] = [
  tracks.trackName,
  tracks.trackProperties,
  tracks.pageName,
  tracks.pageWithoutName,
  tracks.pageProperties,
  tracks.screens,
  tracks.alias,
  revenue.orderRevenue,
  revenue.otherRevenue,
  revenue.products,
  properties.traits,
  properties.membership,
  properties.groupProperties,
  properties.unmappedGroup,
  properties.nullTraits,
  properties.traitValues,
  properties.operations,
  identity.user,
  identity.device,
  identity.time,
  identity.context,
  identity.session,
  identity.attribution,
  identity.routing,
];

/** What Segment's Amplitude (Actions) destination sends for the messages of a source. */
export function destination(
  messages: readonly SegmentMessage[],
  settings: Settings,
  broken: Rule | null = null,
): AmplitudeEvent[] {
  return messages.flatMap((message) => {
    let events: readonly AmplitudeEvent[] = [];
    for (const rule of destinationRules) {
      const apply = rule === broken ? rule.broken : rule.apply;
      events = apply(message, events, settings);
    }
    return events;
  });
}
