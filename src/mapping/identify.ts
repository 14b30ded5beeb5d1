import type { Step } from '../amplitude/step.js';
import { finding } from '../findings.js';
import { eventOptionsOf } from './event-options.js';
import { whenId } from './ids.js';
import type { MapCall } from './mapping.js';
import { traitsOf } from './traits.js';
import { withEventOptions } from './with-options.js';

/**
 * `identify`: the user id, then one operation a trait. Nothing is said about an id that Segment would have
 * passed over, because `setUserId(undefined)` clears the user; no identify is sent when there are no traits,
 * because an empty one still is an event (analytics-browser 2.47).
 */
export const mapIdentify: MapCall<'identify'> = (call, options, flavour) => {
  const given = eventOptionsOf(call.options, options, flavour);
  if (given.manual) return { manual: given.manual };
  const steps: Step[] = [...given.before];
  if (call.userId) steps.push(...whenId(call.userId, 'userId', (id) => [{ kind: 'setUserId', id }]));
  const traits = traitsOf(call.traits, flavour);
  if (traits) steps.push({ kind: 'identify', traits, ...withEventOptions(given) });
  // Only the browser's SDK makes a new anonymous id for another user.
  const switches = call.userId !== undefined && flavour.name !== 'mobile';
  const findings = switches ? [...given.findings, finding('user-switch-keeps-device')] : given.findings;
  return { steps, findings, ...(call.callback ? { callback: call.callback } : {}) };
};
