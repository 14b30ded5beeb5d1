import { calls } from '../../pair.js';
import type { AmplitudeEvent, Json } from '../../wire.js';
import { chosen, each, variants } from './variants.js';

const order = `{ orderId: 'o-1', revenue: 12, currency: 'EUR', products: [{ product_id: 'p-1', price: 4, quantity: 3, name: 'x' }, { revenue: 2, productId: 'p-2' }] }`;

const sold = (event: AmplitudeEvent): Json => {
  const { revenue, price, quantity, productId, revenueType, ...rest } = event;
  return rest;
};

const earned: Readonly<Record<string, Json>> = {
  'Seat Sold': { revenue: 5, price: 2.5, quantity: 2, productId: 's-1', revenueType: 'Purchase' },
  'Tour Sold': { revenue: 7, revenueType: 'Purchase' },
};

export const revenueOptions = variants(
  'orders',
  calls(
    `analytics.track('Order Completed', ${order});`,
    `analytics.track('Ticket Sold', { revenue: '$3.50', product_id: 't-1' });`,
    `analytics.track('Ticket Sold', given({ seats: 2 }));`,
    `analytics.track('Seat Sold', { price: 2.5, quantity: 2, productId: 's-1' });`,
    `analytics.track('Tour Sold', given({ revenue: 7 }));`,
  ),
  {
    by: 'as the destination had them, products too',
    config: { revenue: { expandProducts: true } },
  },
  {
    by: 'without products',
    config: { revenue: { mode: 'actions' } },
    findings: ['track review revenue-products'],
    differs: {
      says: 'The event "Product Purchased" is no longer sent for each product.',
      events: (events) => events.filter(({ event_type }) => event_type !== 'Product Purchased'),
    },
  },
  {
    by: 'no revenue, but the products',
    config: { revenue: { mode: 'off', expandProducts: true } },
    differs: chosen(
      'Orders carry no revenue.',
      each((event) => sold(event) as AmplitudeEvent),
    ),
  },
  {
    by: 'every event with revenue',
    config: { revenue: { mode: 'all-event-options', expandProducts: true } },
    differs: chosen(
      'Every event with revenue carries it.',
      each((event) => ({ ...event, ...earned[event.event_type] })),
    ),
  },
  {
    by: 'as the classic destination had them',
    config: { revenue: { mode: 'classic', expandProducts: true } },
    differs: chosen(
      'Events with revenue are followed by a revenue event, as in the classic destination.',
      (events) => {
        const [bought, , , sale, ...others] = events.map((event) => sold(event) as AmplitudeEvent);
        const tour = others.at(-1);
        const money = (event: AmplitudeEvent | undefined, own: Json, given: Json): AmplitudeEvent => ({
          ...(event as AmplitudeEvent),
          event_type: 'revenue_amount',
          event_properties: { ...given, ...own },
        });
        const items = { orderId: 'o-1', revenue: 12, currency: 'EUR' };
        const [first, second] = [
          { product_id: 'p-1', price: 4, quantity: 3, name: 'x' },
          { revenue: 2, productId: 'p-2' },
        ];
        const product = (event_properties: Json): AmplitudeEvent => ({
          ...(bought as AmplitudeEvent),
          event_type: 'Product Purchased',
          event_properties,
        });
        return [
          { ...(bought as AmplitudeEvent), event_properties: items },
          money(bought, { $price: 12, $quantity: 1, $productId: '', $revenueType: 'Purchase' }, items),
          product(first),
          product(second),
          money(bought, { $price: 2, $quantity: 1, $productId: 'p-2', $revenueType: 'Purchase' }, second),
          sale as AmplitudeEvent,
          money(
            sale,
            { $price: 3.5, $quantity: 1, $productId: 't-1' },
            { revenue: '$3.50', product_id: 't-1' },
          ),
          ...(others as AmplitudeEvent[]),
          money(tour, { $price: 7, $quantity: 1, $productId: '' }, { revenue: 7 }),
        ];
      },
    ),
  },
);
