import { type SubmitEvent, useState } from 'react';
import { TotalsTable } from '../components/TotalsTable';
import { totalsOf } from '../domain/pricing';
import type { Delivery } from '../domain/types';
import { analytics } from '../lib/analytics';
import { toDecimal } from '../lib/money';
import { href, navigate } from '../lib/router';
import { resetCart, useCart } from '../state/cart';
import { placeOrder } from '../state/orders';
import { useSession } from '../state/session';

export function CheckoutPage() {
  const { lines, coupon } = useCart();
  const { user, organisation } = useSession();
  const [delivery, setDelivery] = useState<Delivery>('standard');
  const priced = lines.map(({ product, quantity }) => ({ price: product.price, quantity }));
  const totals = totalsOf(priced, coupon, organisation, delivery);

  const order = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const placed = placeOrder({
      lines,
      coupon,
      user,
      organisation,
      recipient: String(form.get('recipient') ?? ''),
      address: String(form.get('address') ?? ''),
      delivery,
    });

    analytics.track(
      'Order Completed',
      {
        order_id: placed.id,
        revenue: toDecimal(placed.total - placed.shipping),
        shipping: toDecimal(placed.shipping),
        discount: toDecimal(placed.discount),
        total: toDecimal(placed.total),
        currency: 'EUR',
        coupon: placed.coupon,
        products: placed.lines.map(({ product, quantity }) => ({
          product_id: product.id,
          name: product.name,
          category: product.category,
          price: toDecimal(product.price),
          quantity,
        })),
      },
      { timestamp: placed.placedAt },
    );

    resetCart();
    navigate({ name: 'order', id: placed.id });
  };

  if (lines.length === 0) {
    return (
      <section>
        <h1>Nothing to pay for yet</h1>
        <a href={href({ name: 'products', category: null })}>See what we have</a>
      </section>
    );
  }

  return (
    <section className="narrow">
      <h1>Checkout</h1>
      {organisation && <p>This order is for {organisation.name}.</p>}
      <form className="card form" onSubmit={order}>
        <label>
          Name
          <input name="recipient" autoComplete="name" defaultValue={user?.name ?? ''} required />
        </label>
        <label>
          Address
          <textarea name="address" rows={3} autoComplete="street-address" required />
        </label>
        <fieldset>
          <legend>Delivery</legend>
          <label className="choice">
            <input
              type="radio"
              name="delivery"
              checked={delivery === 'standard'}
              onChange={() => setDelivery('standard')}
            />
            Standard, three days
          </label>
          <label className="choice">
            <input
              type="radio"
              name="delivery"
              checked={delivery === 'express'}
              onChange={() => setDelivery('express')}
            />
            Express, tomorrow
          </label>
        </fieldset>
        <TotalsTable totals={totals} />
        <button type="submit">Place the order</button>
      </form>
    </section>
  );
}
