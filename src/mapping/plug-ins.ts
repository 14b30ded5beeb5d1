import { helper, source } from '../amplitude/step.js';
import { type FindingCode, finding } from '../findings.js';
import type { ReadyMadePlugIn } from '../segment/app-plug-ins.js';
import type { MapCall, Mapping } from './mapping.js';

/** `addSourceMiddleware`, `addDestinationMiddleware`: a plug-in that shows each event to the function. */
export const mapMiddleware: MapCall<'middleware'> = ({ functions, destination }) => ({
  steps: functions.map(({ span }) => ({ kind: 'add', plugin: helper('middlewarePlugin', source(span)) })),
  findings: [finding('middleware-sees-less'), ...(destination ? [finding('middleware-of-amplitude')] : [])],
});

/** `register`, `deregister`, `add`: the plug-in stays as it is, and a plug-in of Amplitude hands it the events. */
export const mapPlugIns: MapCall<'plugIns' | 'removal' | 'readyMade'> = (call) => {
  if (call.type === 'removal')
    return { steps: call.names.map(({ span }) => ({ kind: 'remove', name: source(span) })), findings: [] };
  if (call.type === 'readyMade') return readyMade(call.plugIn);
  const steps = call.plugIns.map(({ value, observes }) => {
    const plugin = helper(observes ? 'segmentObserver' : 'segmentPlugin', source(value.span));
    return { kind: 'add', plugin } as const;
  });
  return { steps, findings: [finding('middleware-sees-less')] };
};

/** What is said of a plug-in that is left out. */
const dropped = {
  'advertising-id': 'advertising-id-by-amplitude',
  filters: 'destination-filters-dropped',
  'push-token': 'push-token-dropped',
} as const satisfies Partial<Record<ReadyMadePlugIn['role'], FindingCode>>;

function readyMade({ role, feeds }: ReadyMadePlugIn): Mapping {
  switch (role) {
    case 'sessions':
      return { steps: [], findings: [] };
    case 'destination':
      return {
        manual: finding('device-destination', undefined, `call ${feeds} by itself, then remove the plug-in`),
      };
    case 'idfa':
      return { manual: finding('idfa-by-hand') };
    default:
      return { steps: [], findings: [finding(dropped[role])] };
  }
}
