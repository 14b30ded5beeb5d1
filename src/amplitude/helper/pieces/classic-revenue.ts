import type { Piece } from './piece.js';

/** The revenue events of Segment's classic destination. */
export const classicRevenuePieces: readonly Piece[] = [
  {
    kind: 'function',
    name: 'sendRevenue',
    doc: `The revenue event that Segment's classic destination sent after an event with revenue; of an order the
total counted, too.`,
    parameters: [
      { name: 'sdk', type: 'RevenueSdk' },
      { name: 'event', type: 'string' },
      { name: 'properties', type: 'Record<string, unknown>' },
    ],
    returns: 'void',
    body: `attempt(() => {
  const { revenue, total, price, quantity, product_id, productId, revenueType } = properties;
  const isOrder = /^[ _]?(completed[ _]?order|order[ _]?completed)[ _]?$/i.test(event);
  const amount = amountOf(revenue || (isOrder && total));
  if (!amount || !sdk.revenue || !sdk.Revenue) return;
  const said = new sdk.Revenue();
  const type = revenueType || (isOrder || /^product purchased$/i.test(event) ? 'Purchase' : undefined);
  said.setPrice(Number(price) || amount);
  said.setQuantity(Number(price) ? Number(quantity) || 1 : 1);
  if (product_id || productId) said.setProductId(String(product_id || productId));
  if (type) said.setRevenueType(String(type));
  said.setEventProperties(JSON.parse(JSON.stringify(properties), withoutNull));
  sdk.revenue(said);
});`,
  },
  {
    kind: 'function',
    name: 'amountOf',
    doc: 'An amount as Segment read it: a number, or a text such as "$25.50".',
    parameters: [{ name: 'value', type: 'unknown' }],
    returns: 'number',
    body: `return typeof value === 'number' ? value : parseFloat(String(value).replace(/\\$/g, ''));`,
  },
];
