import { totalsOf } from '../domain/pricing';
import type { Delivery, Order, Organisation, User } from '../domain/types';
import { createStore, useStore } from '../lib/store';
import type { FilledLine } from './cart';

const isOrders = (value: unknown): value is Order[] => Array.isArray(value);

const orders = createStore<Order[]>('storefront.orders', [], isOrders);

export const useOrders = (): Order[] => useStore(orders);

export interface OrderForm {
  lines: FilledLine[];
  coupon: string | null;
  user: User | undefined;
  organisation: Organisation | undefined;
  recipient: string;
  address: string;
  delivery: Delivery;
}

export function placeOrder(form: OrderForm): Order {
  const priced = form.lines.map(({ product, quantity }) => ({ price: product.price, quantity }));
  const order: Order = {
    ...totalsOf(priced, form.coupon, form.organisation, form.delivery),
    id: `PP-${Date.now().toString(36).toUpperCase()}`,
    userId: form.user?.id ?? null,
    organisationId: form.organisation?.id ?? null,
    placedAt: new Date().toISOString(),
    recipient: form.recipient,
    address: form.address,
    delivery: form.delivery,
    coupon: form.coupon,
    lines: form.lines.map(({ product: { id, name, category, price }, quantity }) => ({
      product: { id, name, category, price },
      quantity,
    })),
  };
  orders.set([...orders.get(), order]);
  return order;
}
