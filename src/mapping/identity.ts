import { constant, type Step, source } from '../amplitude/step.js';
import { finding } from '../findings.js';
import { isNil, type Value } from '../segment/value.js';
import { whenId } from './ids.js';
import type { MapCall } from './mapping.js';

/**
 * `reset`: queued events leave first, because the browser's SDK reads the user when it sends, not when it is called.
 * A flush of the mobile SDKs only queues itself, and would save nothing.
 */
export const mapReset: MapCall<'reset'> = ({ keepsDevice }, _options, flavour) => {
  const step: Step = keepsDevice ? { kind: 'setUserId', id: constant(undefined) } : { kind: 'reset' };
  // The SDK for apps asks the device before it reads the user, and nothing waits for that.
  const findings = flavour.name === 'react-native' ? [finding('reset-reads-user-late')] : [];
  return { steps: flavour.name === 'mobile' ? [step] : [{ kind: 'flush' }, step], findings };
};

/** `flush()`, `closeAndFlush()` */
export const mapFlush: MapCall<'flush' | 'drain'> = (call) => {
  if (call.type === 'flush') return { steps: [{ kind: 'flush' }], findings: [] };
  const { options, callback } = call;
  const step: Step = {
    kind: 'drain',
    ...(options ? { options: source(options.span) } : {}),
    ...(callback ? { callback: source(callback.span) } : {}),
  };
  return { steps: [step], findings: [] };
};

/** `on('error', …)`: the SDK tells of its troubles through its logger. */
export const mapListen: MapCall<'listen'> = () => ({ steps: [], findings: [finding('listener-dropped')] });

/** `enable()`, `disable()`, `enabled = …`, `optOut(…)` */
export const mapOptOut: MapCall<'optOut'> = ({ value, isEnabled }, _options, flavour) => {
  const findings = flavour.name === 'react-native' ? [finding('opt-out-not-handed-over')] : [];
  const known = typeof value === 'boolean' ? value : value.constant;
  const negated = isEnabled && typeof known !== 'boolean';
  if (typeof known === 'boolean') {
    return {
      steps: [{ kind: 'optOut', value: constant(isEnabled ? !known : known), negated }],
      findings,
    };
  }
  return { steps: [{ kind: 'optOut', value: source((value as Value).span), negated }], findings };
};

/** `init` and `cleanup`: the client of Amplitude was started where it was made, and has nothing to clean up. */
export const mapLifecycle: MapCall<'lifecycle'> = ({ ends }) => ({
  steps: [],
  findings: ends ? [finding('cleanup-dropped')] : [],
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
export const mapUser: MapCall<'user'> = ({ member, argument, promised }, _options, flavour) => {
  if (!argument && flavour.name === 'mobile') return mobileRead(member);
  // Only the SDK for browsers tells what it set on the user.
  if (member === 'traits' && flavour.name !== 'browser') return { manual: finding('user-object') };
  if (!argument) {
    const findings = member === 'traits' ? [] : [finding('device-id-before-init')];
    const read = { kind: 'read', what: reads[member], ...(promised ? { promised } : {}) } as const;
    return { steps: [read], findings };
  }
  if (member === 'traits' || isNil(argument)) return { manual: finding('user-setter') };
  const kind = member === 'id' ? 'setUserId' : 'setDeviceId';
  return { steps: whenId(argument, reads[member], (id) => [{ kind, id }]), findings: [] };
};

/** Amplitude's mobile SDKs give the ids at once, and keep no traits. */
function mobileRead(member: keyof typeof reads): ReturnType<typeof mapUser> {
  if (member === 'traits') return { manual: finding('traits-not-kept') };
  const findings = member === 'anonymousId' ? [finding('device-id-is-another')] : [];
  return { steps: [{ kind: 'read', what: reads[member] }], findings };
}

/**
 * `alias`: the call stays, see its finding, or goes where the config says so: the destination sent nothing for it.
 * Where Segment went on under the new id, so does Amplitude.
 */
export const mapAlias: MapCall<'alias'> = ({ userId }, { alias }) => {
  if (userId) {
    const steps = whenId(userId, 'userId', (id) => [{ kind: 'setUserId', id }]);
    return { steps, findings: [finding('alias-sets-user')] };
  }
  return alias === 'remove' ? { steps: [], findings: [] } : { manual: finding('alias-has-no-counterpart') };
};

/** `debug()`: nothing is said; `init` has an option for it. */
export const mapDebug: MapCall<'debug'> = ({ on }) => ({
  steps: [],
  findings: on?.constant === false ? [] : [finding('debug-is-an-init-option')],
});
