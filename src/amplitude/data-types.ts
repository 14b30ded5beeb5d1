import type { Dialect } from '../segment/sdks.js';
import type { HelperType } from './step.js';

/** What stands for a type of Segment's data: plain TypeScript, a type of the SDK, or one of the helper file. */
export type DataType =
  | { readonly from: 'language'; readonly text: string }
  | { readonly from: 'sdk'; readonly name: string }
  | { readonly from: 'helper'; readonly name: HelperType };

/** Segment's own definition of properties and traits (`@segment/analytics-core`, `events/interfaces.ts`). */
const bag: DataType = { from: 'language', text: 'Record<string, any>' };
const bags = { EventProperties: bag, Traits: bag, UserTraits: bag, GroupTraits: bag };
/** What a callback, or whoever waits for a call, is handed. */
const result: DataType = { from: 'sdk', name: 'Result' };
const message: DataType = { from: 'helper', name: 'SegmentMessage' };

/** What a type stands for in code that events go through, where it is another thing than elsewhere. */
export const plugInTypes: Readonly<Record<string, DataType>> = {
  Context: { from: 'helper', name: 'SegmentContext' },
  Plugin: { from: 'helper', name: 'SegmentPlugin' },
  MiddlewareFunction: { from: 'helper', name: 'SegmentMiddleware' },
};

/** Types that follow the clients whose data they describe, by the dialect of the client. */
export const dataTypes: Readonly<Record<Dialect, Readonly<Record<string, DataType>>>> = {
  browser: {
    ...bags,
    Context: result,
  },
  node: {
    ...bags,
    Context: result,
    TrackParams: { from: 'helper', name: 'TrackMessage' },
    GroupParams: { from: 'helper', name: 'GroupMessage' },
    IdentifyParams: message,
    PageParams: message,
  },
  'react-native': { ...bags, JsonMap: bag },
};
