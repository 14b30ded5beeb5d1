import type { Cents } from '../lib/money';

export const categories = ['notebooks', 'pens', 'paper', 'desk'] as const;

export type Category = (typeof categories)[number];

export const isCategory = (value: string): value is Category => categories.some((name) => name === value);

export interface Product {
  id: string;
  name: string;
  category: Category;
  price: Cents;
  glyph: string;
  summary: string;
  details: string[];
}

export interface CartLine {
  productId: string;
  quantity: number;
}

export interface Organisation {
  id: string;
  name: string;
  employees: number;
  discountPercent: number;
  plan?: 'trade' | 'studio';
}

export interface User {
  id: string;
  name: string;
  email: string;
  createdAt: string;
  plan?: 'plus';
  phone?: string;
  favourite?: Category;
}

export type Delivery = 'standard' | 'express';

export interface OrderLine {
  product: Pick<Product, 'id' | 'name' | 'category' | 'price'>;
  quantity: number;
}

export interface Order {
  id: string;
  userId: string | null;
  organisationId: string | null;
  placedAt: string;
  recipient: string;
  address: string;
  delivery: Delivery;
  coupon: string | null;
  lines: OrderLine[];
  subtotal: Cents;
  discount: Cents;
  shipping: Cents;
  total: Cents;
}
