import { type SegmentCall, unclear } from './call.js';
import type { Value } from './value.js';

/** What tells of the client's own troubles; other events hand on what is tracked. */
const troubles = ['error', 'call_after_close', 'http_request', 'http_response'];

/** True for an event that only tells how the client fares. */
export const isTrouble = (event: unknown): boolean => troubles.some((trouble) => trouble === event);

/** `on`, `once` and `off`. */
export function listener(event: Value | undefined): SegmentCall {
  return isTrouble(event?.constant) ? { type: 'listen' } : unclear('on', 'listener');
}
