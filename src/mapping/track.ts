import { type Step, source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { CallOf } from '../segment/call.js';
import { callbackOf } from './callback.js';
import { type EventOptions, eventOptionsOf } from './event-options.js';
import type { MapCall, Migrated } from './mapping.js';
import { mobileOrder } from './mobile-order.js';
import { isOrder, revenueFindings, revenueTrack } from './revenue.js';
import { withEventOptions } from './with-options.js';

/** `track`: the same event name and the same properties; the SDK does not touch either. */
export const mapTrack: MapCall<'track'> = (call, options, flavour) => {
  const given = eventOptionsOf(call, options, flavour);
  if (given.instead) return given.instead;
  if (flavour.name === 'mobile') return mobileTrack(call, given, options);
  const track = revenueTrack(call, given, options) ?? plainTrack(call, given);
  const findings = [...given.findings, ...revenueFindings(call, options)];
  if (call.properties && !call.properties.entries) findings.push(finding('properties-by-reference'));
  return { steps: [...given.before, track], findings, ...callbackOf(call, flavour) };
};

function mobileTrack(call: CallOf<'track'>, given: EventOptions, options: Options): Migrated {
  const order = isOrder(call) && options.revenue.mode !== 'off' ? mobileOrder(call) : null;
  const entries = [...given.entries, ...(order?.entries ?? [])];
  const findings = [...given.findings, ...(order?.findings ?? []), ...revenueFindings(call, options)];
  return { steps: [...given.before, plainTrack(call, { ...given, entries })], findings };
}

function plainTrack(call: CallOf<'track'>, given: EventOptions): Step {
  return {
    kind: 'track',
    event: source(call.event.span),
    ...(call.properties ? { properties: source(call.properties.span) } : {}),
    ...withEventOptions(given),
  };
}
