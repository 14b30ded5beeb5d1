import type { AmplitudeEvent, SegmentMessage } from './wire.js';

/** What a program sent, and what it said to `log`. */
export interface Sent {
  readonly segment: readonly SegmentMessage[];
  readonly amplitude: readonly AmplitudeEvent[];
  readonly log: readonly unknown[];
}
