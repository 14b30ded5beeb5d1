import type { Cents } from '../lib/money';
import type { Delivery, Organisation } from './types';

const coupons = new Map([
  ['WELCOME10', 10],
  ['PINE20', 20],
]);

const freeShippingFrom: Cents = 5000;
const shippingPrices: Record<Delivery, Cents> = { standard: 490, express: 990 };

export interface Totals {
  subtotal: Cents;
  discount: Cents;
  shipping: Cents;
  total: Cents;
}

export const normaliseCoupon = (code: string): string | null => {
  const upper = code.trim().toUpperCase();
  return coupons.has(upper) ? upper : null;
};

/** Coupons and trade discounts do not add up: the better one counts. */
export function totalsOf(
  lines: { price: Cents; quantity: number }[],
  coupon: string | null,
  organisation: Organisation | undefined,
  delivery: Delivery = 'standard',
): Totals {
  const subtotal = lines.reduce((sum, line) => sum + line.price * line.quantity, 0);
  const percent = Math.max(coupons.get(coupon ?? '') ?? 0, organisation?.discountPercent ?? 0);
  const discount = Math.round((subtotal * percent) / 100);
  const goods = subtotal - discount;
  const free = goods === 0 || (delivery === 'standard' && goods >= freeShippingFrom);
  const shipping = free ? 0 : shippingPrices[delivery];
  return { subtotal, discount, shipping, total: goods + shipping };
}
