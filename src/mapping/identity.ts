import { finding } from '../findings.js';
import { isNil } from '../segment/value.js';
import { whenId } from './ids.js';
import type { MapCall } from './mapping.js';

/** `reset`: queued events leave first, because Amplitude reads the user when it sends, not when it is called. */
export const mapReset: MapCall<'reset'> = () => ({
  steps: [{ kind: 'flush' }, { kind: 'reset' }],
  findings: [],
});

/** `setAnonymousId(id)`: Segment's anonymous id is Amplitude's device id. Without an id Segment gives the current one. */
export const mapSetAnonymousId: MapCall<'setAnonymousId'> = ({ id }) => {
  if (!id) return { steps: [{ kind: 'read', what: 'deviceId' }], findings: [] };
  if (isNil(id)) return { manual: finding('user-setter') };
  return {
    steps: whenId(id, 'deviceId', (deviceId) => [{ kind: 'setDeviceId', id: deviceId }]),
    findings: [],
  };
};

const reads = { id: 'userId', anonymousId: 'deviceId', traits: 'userProperties' } as const;

/** `user().id()`, `.anonymousId()`, `.traits()`, and the setters that the first two are with an argument. */
export const mapUser: MapCall<'user'> = ({ member, argument }) => {
  if (!argument) {
    const findings = member === 'traits' ? [] : [finding('device-id-before-init')];
    return { steps: [{ kind: 'read', what: reads[member] }], findings };
  }
  if (member === 'traits' || isNil(argument)) return { manual: finding('user-setter') };
  const kind = member === 'id' ? 'setUserId' : 'setDeviceId';
  return { steps: whenId(argument, reads[member], (id) => [{ kind, id }]), findings: [] };
};

/** `alias`: the call stays; see its finding. */
export const mapAlias: MapCall<'alias'> = () => ({ manual: finding('alias-has-no-counterpart') });

/** `debug()`: nothing is said; `init` has an option for it. */
export const mapDebug: MapCall<'debug'> = ({ on }) => ({
  steps: [],
  findings: on?.constant === false ? [] : [finding('debug-is-an-init-option')],
});
