import type { Options } from '../../../config/options.js';
import { classicRevenuePieces } from './classic-revenue.js';
import type { FunctionPiece, Piece } from './piece.js';

/** The functions of the helper file that deal with revenue, in the way that the config asks for. */
export function revenuePieces(revenue: Options['revenue']): readonly Piece[] {
  const sendsMore = revenue.mode === 'classic' || revenue.expandProducts;
  return [
    revenueOptions,
    withRevenue(revenue),
    ...(sendsMore ? [...trackTypes, trackRevenue(revenue)] : []),
    ...(revenue.mode === 'classic' ? classicRevenuePieces : []),
  ];
}

const revenueOptions: Piece = {
  kind: 'type',
  name: 'RevenueOptions',
  exported: true,
  doc: 'The event options that carry revenue.',
  definition: `{
  revenue?: number;
  price?: number;
  quantity?: number;
  productId?: string;
  revenueType?: string;
}`,
};

function withRevenue({ mode }: Options['revenue']): FunctionPiece {
  const isOfOrders = mode !== 'all-event-options';
  const amount = 'price times quantity where both are numbers, else the property revenue';
  return {
    kind: 'function',
    name: 'withRevenue',
    exported: true,
    doc: isOfOrders
      ? `The properties and the event options of "Order Completed". Segment's Amplitude destination made revenue
of this event: ${amount}.`
      : `The properties and the event options of an event, with its revenue if it has any:
${amount}.`,
    generic: { name: 'T', bound: 'object' },
    parameters: [
      { name: 'properties', type: 'object | null | undefined' },
      { name: 'options', type: 'T', optional: true },
    ],
    returns: '[Record<string, unknown>, RevenueOptions & Partial<T>]',
    body: `const all = Object(properties);
const { price, quantity, productId, revenueType } = all;
const isPriced = Number.isFinite(price) && Number.isFinite(quantity);
const revenue = isPriced ? price * quantity : Number(all.revenue);
${isOfOrders ? '' : 'if (!revenue || !Number.isFinite(revenue)) return [all, Object.assign({}, options)];\n'}const fields = {
  ...(revenue && Number.isFinite(revenue) ? { revenue } : {}),
  ...(Number.isFinite(price) ? { price } : {}),
  ...(Number.isFinite(quantity) ? { quantity: Math.round(quantity) } : {}),
  ...(typeof productId === 'string' ? { productId } : {}),
  revenueType: typeof revenueType === 'string' ? revenueType : 'Purchase',
};
return [all, Object.assign({}, options, fields)];`,
  };
}

const trackTypes: readonly Piece[] = [
  {
    kind: 'type',
    name: 'RevenueLike',
    exported: true,
    doc: 'What is used of a `Revenue`: the class of every Amplitude JavaScript SDK fits.',
    definition: `{
  setPrice(price: number): unknown;
  setQuantity(quantity: number): unknown;
  setProductId(productId: string): unknown;
  setRevenueType(revenueType: string): unknown;
  setEventProperties(properties: { [key: string]: PropertyValue }): unknown;
}`,
  },
  {
    kind: 'type',
    name: 'RevenueSdk',
    exported: true,
    doc: 'What events of revenue need of the SDK.',
    definition: `{
  revenue?(revenue: RevenueLike): unknown;
  Revenue?: new () => RevenueLike;
}`,
  },
];

const tracking =
  'RevenueSdk & { track(event: string, properties?: Record<string, unknown>, options?: object): T }';

function trackRevenue({ mode, expandProducts }: Options['revenue']): FunctionPiece {
  return {
    kind: 'function',
    name: 'trackRevenue',
    exported: true,
    doc:
      mode === 'classic'
        ? `Sends an event and what Segment's classic Amplitude destination sent with it: a revenue event where it
has revenue${expandProducts ? ', and an event for each product of an order' : ''}.`
        : 'Sends "Order Completed", and "Product Purchased" for each of its products.',
    generic: { name: 'T' },
    parameters: [
      { name: 'sdk', type: tracking },
      { name: 'event', type: 'string' },
      { name: 'properties', type: 'object | null | undefined' },
      { name: 'options', type: 'object', optional: true },
    ],
    returns: 'T',
    body: mode === 'classic' ? classicBody(expandProducts) : productsBody(mode),
  };
}

/** logPurchase/index.ts of the Actions destination: each product with these properties only. */
function productsBody(mode: Options['revenue']['mode']): string {
  const sent =
    mode === 'off'
      ? 'sdk.track(event, Object(properties), options)'
      : 'sdk.track(event, ...withRevenue(properties, options))';
  return `const sent = ${sent};
const { products } = Object(properties);
(Array.isArray(products) ? products : []).forEach((product) => {
  const { price, revenue, quantity, productId, revenueType } = Object(product);
  sdk.track('Product Purchased', { price, revenue, quantity, productId, revenueType }, options);
});
return sent;`;
}

/** analytics.js-integrations, `orderCompleted`: the order goes without its products, each of them is an event. */
function classicBody(expandProducts: boolean): string {
  const products = `
(Array.isArray(products) ? products : []).forEach((product) => {
  if (!isPlainObject(product)) return;
  sdk.track('Product Purchased', product, options);
  sendRevenue(sdk, 'Product Purchased', product);
});`;
  return `const { products, ...order } = Object(properties);
const isOrder = /^[ _]?(completed[ _]?order|order[ _]?completed)[ _]?$/i.test(event);
const own = isOrder ? order : Object(properties);
const sent = sdk.track(event, own, options);
sendRevenue(sdk, event, own);
if (!isOrder) return sent;${expandProducts ? products : ''}
return sent;`;
}
