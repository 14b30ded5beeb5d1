import { helper, source } from '../amplitude/step.js';
import { finding } from '../findings.js';
import type { MapCall } from './mapping.js';

/** `addSourceMiddleware`, `addDestinationMiddleware`: a plug-in that shows each event to the function. */
export const mapMiddleware: MapCall<'middleware'> = ({ functions, destination }) => ({
  steps: functions.map(({ span }) => ({ kind: 'add', plugin: helper('middlewarePlugin', source(span)) })),
  findings: [finding('middleware-sees-less'), ...(destination ? [finding('middleware-of-amplitude')] : [])],
});

/** `register` and `deregister`: the plug-in stays as it is, and a plug-in of Amplitude hands it the events. */
export const mapPlugIns: MapCall<'plugIns' | 'removal'> = (call) => {
  if (call.type === 'removal')
    return { steps: call.names.map(({ span }) => ({ kind: 'remove', name: source(span) })), findings: [] };
  const steps = call.plugIns.map(({ value, observes }) => {
    const plugin = helper(observes ? 'segmentObserver' : 'segmentPlugin', source(value.span));
    return { kind: 'add', plugin } as const;
  });
  return { steps, findings: [finding('middleware-sees-less')] };
};
