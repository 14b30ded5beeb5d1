import type { Collector } from '../collector.js';
import type { AmplitudeEvent, Json, SegmentMessage } from '../wire.js';
import type { Bundle } from './bundle.js';
import { type Place, type Storage, visit } from './page.js';

/** What a program sent, said and left behind. */
export interface Run {
  readonly segment: readonly SegmentMessage[];
  readonly amplitude: readonly AmplitudeEvent[];
  /** What Amplitude was told about all events of a request. */
  readonly options: readonly Json[];
  readonly log: readonly unknown[];
  readonly storage: Storage;
}

let count = 0;

/** Runs a program once for each visit, with the storage of the visit before. */
export async function runBrowser(
  program: Bundle,
  collector: Collector,
  place: Place,
  visits: { readonly first: number; readonly last: number },
  storage: Storage,
): Promise<Run> {
  const name = `run-${++count}`;
  const log: unknown[] = [];
  let kept = storage;
  for (let number = visits.first; number <= visits.last; number++) {
    const left = await visit(program, collector.addressOf(name), place, kept, number);
    log.push(...left.log);
    kept = left.storage;
  }
  const { segment, amplitude, options } = collector.received(name);
  return {
    segment: segment as SegmentMessage[],
    amplitude: amplitude as AmplitudeEvent[],
    options,
    log,
    storage: kept,
  };
}
