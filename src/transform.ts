import type { Flavour } from './amplitude/flavours.js';
import type { Options } from './config/options.js';
import type { Mapping } from './mapping/mapping.js';
import { mapMessage, orAtRunTime } from './mapping/message.js';
import type { SegmentCall } from './segment/call.js';

/** One Segment call and what becomes of it: the unit that `--transform`, `list` and `explain` speak of. */
export interface Transform {
  readonly name: string;
  /** One sentence for `list`. */
  readonly summary: string;
  /** Methods of a client that it takes care of. */
  readonly methods: readonly string[];
  readonly before: string;
  readonly after: string;
  /** What it leaves alone, and why. */
  readonly limits: readonly string[];
  /** Null for what is rewritten without a mapping, such as a test for the client. */
  readonly map: ((call: never, options: Options, flavour: Flavour) => Mapping) | null;
}

/** Applies a transform's mapping to a call of one of its methods. */
export function mapWith(
  transform: Transform,
  call: SegmentCall,
  options: Options,
  flavour: Flavour,
): Mapping {
  if (!transform.map) throw new Error(`${transform.name} maps no calls`);
  if (call.type === 'message') return mapMessage(call, options, flavour);
  return orAtRunTime(transform.map(call as never, options, flavour), call, options, flavour);
}
