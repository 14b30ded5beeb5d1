import type { Cents } from '../lib/money';
import type { Category, Order } from './types';

/** What a customer has spent, for the order history. It reads orders and talks to nobody. */
export class SpendingAnalytics {
  readonly #orders: Order[];

  constructor(orders: Order[]) {
    this.#orders = orders.toSorted((a, b) => b.placedAt.localeCompare(a.placedAt));
  }

  get pages(): number {
    return Math.max(1, Math.ceil(this.#orders.length / 5));
  }

  /** Five orders, the newest first. */
  page(index: number): Order[] {
    return this.#orders.slice(index * 5, index * 5 + 5);
  }

  /** The value of the goods in each category, the largest first. */
  group(by: 'category'): [Category, Cents][] {
    const sums = new Map<Category, Cents>();
    for (const { product, quantity } of this.#orders.flatMap((order) => order.lines)) {
      sums.set(product[by], (sums.get(product[by]) ?? 0) + product.price * quantity);
    }
    return [...sums].sort((a, b) => b[1] - a[1]);
  }
}
