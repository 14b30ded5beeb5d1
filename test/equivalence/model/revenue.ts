import { type AmplitudeEvent, type Json, objectOf, type SegmentMessage } from '../wire.js';
import { type Apply, nothing, type Rule } from './rule.js';

const isOrder = ({ type, event }: SegmentMessage): boolean => type === 'track' && event === 'Order Completed';

/** logPurchase/index.ts: price times quantity where both are numbers, else the property; nothing where that is 0. */
function revenueFields(properties: Json, revenueKey = 'revenue'): Partial<AmplitudeEvent> {
  const { price, quantity, productId, revenueType } = properties;
  const isPriced = typeof price === 'number' && typeof quantity === 'number';
  const revenue = isPriced ? price * quantity : Number(properties[revenueKey]);
  return {
    ...(revenue && Number.isFinite(revenue) ? { revenue } : {}),
    ...(typeof price === 'number' ? { price } : {}),
    ...(typeof quantity === 'number' ? { quantity: Math.round(quantity) } : {}),
    ...(productId === undefined ? {} : { productId }),
    revenueType: revenueType ?? 'Purchase',
  };
}

const addingRevenue =
  (applies: (message: SegmentMessage) => boolean, revenueKey?: string): Apply =>
  (message, events) =>
    applies(message)
      ? events.map((event) => ({ ...event, ...revenueFields(objectOf(message.properties), revenueKey) }))
      : events;

export const orderRevenue: Rule = {
  name: 'revenue of an order',
  says: 'The event "Order Completed" carries revenue: price times quantity, else its property revenue.',
  source: 'index.ts, preset \'Purchase Events\', subscribe: event = "Order Completed"; logPurchase/index.ts',
  apply: addingRevenue(isOrder),
  broken: addingRevenue(isOrder, 'total'),
};

export const otherRevenue: Rule = {
  name: 'no other revenue',
  says: 'No other event carries revenue, whatever properties it has.',
  source: 'logEventV2/index.ts, omit(payload, revenueKeys)',
  apply: nothing,
  broken: addingRevenue((message) => message.type === 'track' && !isOrder(message)),
};

export const products: Rule = {
  name: 'products of an order',
  says: 'Each product of "Order Completed" is an event "Product Purchased" too.',
  source:
    "logPurchase/index.ts, products: 'Product Purchased' with price, revenue, quantity, productId, revenueType",
  apply: (message, events) => {
    const list = objectOf(message.properties).products;
    if (!isOrder(message) || !Array.isArray(list)) return events;
    return [...events, ...list.map((product: unknown) => productEvent(objectOf(product)))];
  },
  broken: nothing,
};

function productEvent(product: Json): AmplitudeEvent {
  const { price, revenue, quantity, productId, revenueType } = product;
  const event_properties = JSON.parse(
    JSON.stringify({ price, revenue, quantity, productId, revenueType }),
  ) as Json;
  return { event_type: 'Product Purchased', event_properties };
}
