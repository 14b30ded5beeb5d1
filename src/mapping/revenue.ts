import { type Expression, helper, type Step, source } from '../amplitude/step.js';
import type { Options } from '../config/options.js';
import { finding } from '../findings.js';
import type { Finding } from '../report/report.js';
import type { CallOf } from '../segment/call.js';
import type { EventOptions } from './event-options.js';
import { withEventOptions } from './with-options.js';

type Track = CallOf<'track'>;

/** The one event that Segment's destination turns into revenue (`logPurchase`, matched by its exact name). */
export const orderEvent = 'Order Completed';

export const isOrder = ({ event }: Track): boolean => event.constant === orderEvent;

/** How the classic destination knew an order (`@segment/facade`, `track.revenue`). */
const classicOrder = /^[ _]?(completed[ _]?order|order[ _]?completed)[ _]?$/i;

/** The event with its revenue, in the way that the config asks for; null where it can carry none. */
export function revenueTrack(call: Track, given: EventOptions, options: Options): Step | null {
  const { mode, expandProducts } = options.revenue;
  if (mode === 'classic') return mayEarn(call) ? throughHelper(call, given, true) : null;
  if (isOrder(call) && expandProducts && mayHold(call, 'products')) return throughHelper(call, given, false);
  if (mode === 'actions') return isOrder(call) ? withRevenue(call, given) : null;
  const mayCarry = mode === 'all-event-options' && (mayHold(call, 'revenue') || mayHold(call, 'price'));
  return mayCarry ? withRevenue(call, given) : null;
}

/** What a call may lose of the revenue that it had, as far as its code tells. */
export function revenueFindings(call: Track, { revenue }: Options): Finding[] {
  const { mode, expandProducts } = revenue;
  const { constant } = call.event;
  if (constant === undefined) {
    return mode === 'actions' || (expandProducts && mode !== 'classic')
      ? [finding('event-name-dynamic')]
      : [];
  }
  const sold = mode === 'classic' ? classicOrder.test(String(constant)) : isOrder(call);
  return sold && !expandProducts && mayHold(call, 'products') ? [finding('revenue-products')] : [];
}

/** Whether the classic destination may have made revenue of it: any event with revenue, an order with a total, too. */
function mayEarn(call: Track): boolean {
  if (mayHold(call, 'revenue')) return true;
  const { constant } = call.event;
  const mayBeOrder = constant === undefined || classicOrder.test(String(constant));
  return mayBeOrder && (mayHold(call, 'total') || mayHold(call, 'products'));
}

/** True unless the code shows that the properties have no such key. */
function mayHold({ properties }: Track, key: string): boolean {
  if (!properties) return false;
  return properties.entries?.every((entry) => entry.kind === 'property' && entry.key !== key) !== true;
}

const propertiesOf = ({ properties }: Track): Expression =>
  properties ? source(properties.span) : { kind: 'object', entries: [] };

/** The helper reads the properties once and gives both them and the revenue fields of the event. */
function withRevenue(call: Track, given: EventOptions): Step {
  const { options } = withEventOptions(given);
  const args = [propertiesOf(call), ...(options ? [options] : [])];
  return { kind: 'track', event: source(call.event.span), spread: helper('withRevenue', ...args) };
}

/** The helper sends the event, and those that come with it. */
function throughHelper(call: Track, given: EventOptions, revenue: boolean): Step {
  return {
    kind: 'track',
    event: source(call.event.span),
    properties: propertiesOf(call),
    ...withEventOptions(given),
    through: { revenue },
  };
}
