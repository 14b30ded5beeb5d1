import type { Collector } from '../collector.js';
import type { Sent } from '../sent.js';
import type { AmplitudeEvent, Json, SegmentMessage } from '../wire.js';
import type { Bundle } from './bundle.js';
import { type Circumstances, emptyStorage, type Storage, type Visit, visit } from './page.js';

/** What a program sent, said and left behind. */
export interface Run<S = Storage> extends Sent {
  readonly storage: S;
}

/** A browser that programs can run in, and what it keeps of a visitor. */
export interface BrowserKind<S> {
  readonly empty: S;
  readonly visit: (program: Bundle, collector: string, circumstances: Circumstances<S>) => Promise<Visit<S>>;
  /** The devices that Segment has stored. */
  readonly devicesIn: (storage: S) => string[];
}

/** The browser of most runs: as much of one as can be had in this process. */
export const happyDom: BrowserKind<Storage> = {
  empty: emptyStorage,
  visit,
  devicesIn: ({ cookies }) =>
    cookies.filter(({ key }) => key === 'ajs_anonymous_id').map(({ value }) => value ?? ''),
};

let count = 0;

/** Runs a program once for each visit, with the storage of the visit before. */
export async function runBrowser<S>(
  kind: BrowserKind<S>,
  program: Bundle,
  collector: Collector,
  visits: { readonly first: number; readonly last: number },
  circumstances: Omit<Circumstances<S>, 'count'>,
): Promise<Run<S>> {
  const name = `run-${++count}`;
  const log: unknown[] = [];
  let { storage } = circumstances;
  for (let number = visits.first; number <= visits.last; number++) {
    const left = await kind.visit(program, collector.addressOf(name), {
      ...circumstances,
      storage,
      count: number,
    });
    log.push(...left.log);
    storage = left.storage;
  }
  const { segment, amplitude } = collector.received(name);
  // Tabs send when they like, and what could not be sent on one visit is sent on the next.
  const isOneLoad = circumstances.tabs === 1 && visits.first === visits.last;
  const inOrder = <T extends Json>(events: readonly Json[], timeOf: (event: Json) => number): T[] =>
    (isOneLoad ? [...events] : [...events].sort((a, b) => timeOf(a) - timeOf(b))) as T[];
  return {
    segment: inOrder<SegmentMessage>(segment, ({ timestamp }) => new Date(String(timestamp)).getTime()),
    amplitude: inOrder<AmplitudeEvent>(amplitude, ({ time }) => Number(time)),
    log,
    storage,
  };
}
