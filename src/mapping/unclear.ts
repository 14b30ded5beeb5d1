import { type FindingCode, finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf, UnclearReason } from '../segment/call.js';
import { insteadOf } from '../segment/instead.js';
import type { Manual } from './mapping.js';

const codes: Readonly<Record<UnclearReason, FindingCode>> = {
  'event-missing': 'event-missing',
  'event-object-dynamic': 'event-object-unclear',
  'page-arguments': 'page-arguments-unclear',
  'identify-arguments': 'identify-arguments-unclear',
  'group-getter': 'group-getter',
  enrichment: 'enrichment-has-no-counterpart',
  'reset-argument': 'reset-argument-unclear',
  'group-arguments': 'group-arguments-unclear',
  spread: 'spread-arguments',
  'user-object': 'user-object',
  'user-setter': 'user-setter',
  'plug-in': 'plug-in-by-hand',
  push: 'push-forwarder',
  properties: 'properties-unclear',
  'set-up': 'set-up-unclear',
  'passed-on': 'method-passed-on',
  'client-use': 'client-use-unclear',
  macro: 'client-in-a-macro',
  'own-class': 'class-may-be-own',
  'owner-unknown': 'client-owner-unknown',
  listener: 'listener-has-no-counterpart',
  'element-tracking': 'element-tracking',
  'query-string': 'query-string',
  'snippet-queue': 'snippet-queue',
  'other-start': 'other-start',
  'raw-message': 'raw-message',
  'upload-rule': 'upload-rule',
  'client-settings': 'client-settings',
  'no-counterpart': 'method-has-no-counterpart',
};

/** A call whose arguments could not be resolved stays, with the reason. */
export function mapUnclear({ reason, method, detail }: CallOf<'unclear'>): Manual {
  return {
    manual: reason === 'no-counterpart' ? withoutCounterpart(method) : finding(codes[reason], detail),
  };
}

/** A member of a client that Amplitude has nothing for, with what to do in its place. */
export const withoutCounterpart = (method: string): Finding =>
  finding('method-has-no-counterpart', undefined, insteadOf(method));
