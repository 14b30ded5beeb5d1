import type { Flavour } from '../amplitude/flavours.js';
import { helper, type Step, source } from '../amplitude/step.js';
import { type FindingCode, finding } from '../findings.js';
import type { ReadyMadePlugIn } from '../segment/app-plug-ins.js';
import type { CallOf } from '../segment/call.js';
import type { MapCall, Mapping } from './mapping.js';

/** `addSourceMiddleware`, `addDestinationMiddleware`: a plug-in that shows each event to the function. */
export const mapMiddleware: MapCall<'middleware'> = ({ functions, destination }) => ({
  steps: functions.map(({ span }) => ({ kind: 'add', plugin: helper('middlewarePlugin', source(span)) })),
  findings: [finding('middleware-sees-less'), ...(destination ? [finding('middleware-of-amplitude')] : [])],
});

/** `register`, `deregister`, `add`: the plug-in stays as it is, and a plug-in of Amplitude hands it the events. */
export const mapPlugIns: MapCall<'plugIns' | 'removal' | 'readyMade'> = (call, _options, flavour) => {
  if (call.type === 'removal')
    return { steps: call.names.map(({ span }) => ({ kind: 'remove', name: source(span) })), findings: [] };
  if (call.type === 'readyMade') return readyMade(call.plugIn);
  const code = flavour.name === 'react-native' ? 'app-plug-in-sees-less' : 'middleware-sees-less';
  return { steps: plugInSteps(call.plugIns, flavour), findings: [finding(code)] };
};

/** A plug-in of Amplitude for each of Segment's, which goes on to hear of events. */
export function plugInSteps(plugIns: CallOf<'plugIns'>['plugIns'], flavour: Flavour): Step[] {
  const [changes, looks] =
    flavour.name === 'react-native'
      ? (['segmentAppPlugin', 'segmentAppObserver'] as const)
      : (['segmentPlugin', 'segmentObserver'] as const);
  return plugIns.map(({ value, observes }) => ({
    kind: 'add',
    plugin: helper(observes ? looks : changes, source(value.span)),
  }));
}

/** What is said of a plug-in that is left out. */
const dropped = {
  'advertising-id': 'advertising-id-by-amplitude',
  filters: 'destination-filters-dropped',
  'push-token': 'push-token-dropped',
} as const satisfies Partial<Record<ReadyMadePlugIn['role'], FindingCode>>;

function readyMade({ role, feeds }: ReadyMadePlugIn): Mapping {
  switch (role) {
    case 'sessions':
    case 'segment':
      return { steps: [], findings: [] };
    case 'destination': {
      const todo = feeds && `call ${feeds} by itself, then remove the plug-in`;
      return { manual: finding('device-destination', undefined, todo) };
    }
    case 'context':
      return { manual: finding('context-not-sent') };
    case 'idfa':
      return { manual: finding('idfa-by-hand') };
    default:
      return { steps: [], findings: [finding(dropped[role])] };
  }
}
