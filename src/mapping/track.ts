import { constant, type Expression, helper, type ObjectEntry, type Step, source } from '../amplitude/step.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';
import { propertyOf } from '../segment/value.js';
import { type EventOptions, eventOptionsOf } from './event-options.js';
import type { MapCall } from './mapping.js';
import { withEventOptions } from './with-options.js';

/** The one event that Segment's destination turns into revenue (`logPurchase`, matched by its exact name). */
const revenueEvent = 'Order Completed';

/** `track`: the same event name and the same properties; the SDK does not touch either. */
export const mapTrack: MapCall<'track'> = (call, options, flavour) => {
  const given = eventOptionsOf(call.options, options, flavour);
  if (given.manual) return { manual: given.manual };
  const isOrder = call.event.constant === revenueEvent && options.revenue.mode === 'actions';
  if (isOrder && flavour.name === 'mobile') return mobileOrder(call, given);
  const track = isOrder ? orderCompleted(call, given) : plainTrack(call, given);
  const findings = [...given.findings, ...(isOrder ? productFindings(call) : [])];
  if (call.event.constant === undefined) findings.push(finding('event-name-dynamic'));
  if (call.properties && !call.properties.entries && flavour.name !== 'mobile')
    findings.push(finding('properties-by-reference'));
  return { steps: [...given.before, track], findings, ...(call.callback ? { callback: call.callback } : {}) };
};

function plainTrack(call: CallOf<'track'>, given: EventOptions): Step {
  return {
    kind: 'track',
    event: source(call.event.span),
    ...(call.properties ? { properties: source(call.properties.span) } : {}),
    ...withEventOptions(given),
  };
}

/** The helper reads the properties once and gives both them and the revenue fields of the event. */
function orderCompleted(call: CallOf<'track'>, given: EventOptions): Step {
  const args: Expression[] = [
    call.properties ? source(call.properties.span) : { kind: 'object', entries: [] },
  ];
  const { options } = withEventOptions(given);
  if (options) args.push(options);
  return {
    kind: 'track',
    event: source(call.event.span),
    spread: helper('withRevenue', ...args),
  };
}

const revenueFields = ['revenue', 'price', 'quantity', 'productId'];

/**
 * The event options of a mobile SDK are typed, so that only numbers and texts that are written out become options; of
 * anything else the call says that revenue is to be added by hand.
 */
function mobileOrder(call: CallOf<'track'>, given: EventOptions): ReturnType<typeof mapTrack> {
  const type = propertyOf(call.properties, 'revenueType');
  const fields = revenueFields.flatMap((key): ObjectEntry[] => {
    const value = propertyOf(call.properties, key);
    const fits = typeof value?.constant === (key === 'productId' ? 'string' : 'number');
    return value && fits ? [{ key, value: source(value.span) }] : [];
  });
  const given2 = fields.some((field) => 'key' in field && (field.key === 'revenue' || field.key === 'price'));
  const revenueType = type?.constant === undefined ? constant('Purchase') : source(type.span);
  const entries = given2
    ? [...given.entries, ...fields, { key: 'revenueType', value: revenueType }]
    : given.entries;
  const findings = given2 ? [] : [finding('revenue-by-hand')];
  return {
    steps: [...given.before, plainTrack(call, { ...given, entries })],
    findings: [...given.findings, ...findings, ...productFindings(call)],
  };
}

function productFindings(call: CallOf<'track'>): Finding[] {
  if (!call.properties) return [];
  const { entries } = call.properties;
  const certain =
    entries?.every((entry) => entry.kind === 'property') && !propertyOf(call.properties, 'products');
  return certain ? [] : [finding('revenue-products')];
}
