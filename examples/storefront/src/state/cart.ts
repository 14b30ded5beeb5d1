import { findProduct } from '../data/catalogue';
import type { CartLine, Product } from '../domain/types';
import { analytics } from '../lib/analytics';
import { toDecimal } from '../lib/money';
import { createStore, isRecord, useStore } from '../lib/store';

interface Cart {
  lines: CartLine[];
  coupon: string | null;
}

const Events = {
  added: 'Product Added',
  removed: 'Product Removed',
} as const;

const emptyCart: Cart = { lines: [], coupon: null };

const isCart = (value: unknown): value is Cart => isRecord(value) && Array.isArray(value.lines);

const cart = createStore<Cart>('storefront.cart', emptyCart, isCart);

export interface FilledLine {
  product: Product;
  quantity: number;
}

export function useCart(): { lines: FilledLine[]; count: number; coupon: string | null } {
  const { lines, coupon } = useStore(cart);
  const filled = lines.flatMap(({ productId, quantity }) => {
    const product = findProduct(productId);
    return product ? [{ product, quantity }] : [];
  });
  return { lines: filled, count: filled.reduce((sum, line) => sum + line.quantity, 0), coupon };
}

function setQuantityOf(productId: string, quantity: number): void {
  const state = cart.get();
  const others = state.lines.some((line) => line.productId === productId)
    ? state.lines.map((line) => (line.productId === productId ? { productId, quantity } : line))
    : [...state.lines, { productId, quantity }];
  cart.set({ ...state, lines: others.filter((line) => line.quantity > 0) });
}

const quantityOf = (productId: string) =>
  cart.get().lines.find((line) => line.productId === productId)?.quantity ?? 0;

/** Sets how many of a product are in the cart and records the difference. */
export function setQuantity(product: Product, quantity: number): void {
  const change = quantity - quantityOf(product.id);
  if (change === 0) return;
  setQuantityOf(product.id, quantity);
  analytics.track(change > 0 ? Events.added : Events.removed, {
    product_id: product.id,
    name: product.name,
    category: product.category,
    price: toDecimal(product.price),
    quantity: Math.abs(change),
  });
}

export function addToCart(product: Product, quantity = 1): void {
  setQuantity(product, quantityOf(product.id) + quantity);
}

export function setCoupon(coupon: string | null): void {
  cart.set({ ...cart.get(), coupon });
}

export function clearCart(): void {
  const { lines } = cart.get();
  cart.set(emptyCart);
  lines.length > 0 && analytics.track('Cart Cleared', { line_count: lines.length });
}

/** After an order: empty, and nothing to report. */
export function resetCart(): void {
  cart.set(emptyCart);
}
