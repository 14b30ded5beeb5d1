import type { Flavour } from '../amplitude/flavours.js';
import type { Step } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import type { Finding } from '../report/report.js';
import type { CallOf, SegmentCall } from '../segment/call.js';
import type { Value } from '../segment/value.js';

/** What a Segment call becomes. */
export interface Migrated {
  readonly steps: readonly Step[];
  readonly findings: readonly Finding[];
  /** Runs once, after the call has been sent. */
  readonly callback?: Value;
  /** The callback takes an error first, and nothing waits for what it gives. */
  readonly errorFirst?: true;
}

/** A Segment call that stays as it is, with the reason. */
export interface Manual {
  readonly manual: Finding;
}

export type Mapping = Migrated | Manual;

/**
 * Turns one type of Segment call into steps, for the SDK that will hear them. Pure: it sees values and config,
 * never files or text.
 */
export type MapCall<T extends SegmentCall['type']> = (
  call: CallOf<T>,
  options: Options,
  flavour: Flavour,
) => Mapping;

export function isManual(mapping: Mapping): mapping is Manual {
  return 'manual' in mapping;
}
