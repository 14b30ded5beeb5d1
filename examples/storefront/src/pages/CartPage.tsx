import { type SubmitEvent, useState } from 'react';
import { TotalsTable } from '../components/TotalsTable';
import { normaliseCoupon, totalsOf } from '../domain/pricing';
import { analytics } from '../lib/analytics';
import { formatPrice, toDecimal } from '../lib/money';
import { href, navigate } from '../lib/router';
import { clearCart, setCoupon, setQuantity, useCart } from '../state/cart';
import { useSession } from '../state/session';

export function CartPage() {
  const { lines, coupon } = useCart();
  const { organisation } = useSession();
  const [problem, setProblem] = useState('');
  const priced = lines.map(({ product, quantity }) => ({ price: product.price, quantity }));
  const totals = totalsOf(priced, coupon, organisation);

  const applyCoupon = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = normaliseCoupon(String(new FormData(event.currentTarget).get('coupon') ?? ''));
    setCoupon(code);
    setProblem(code === null ? 'We do not know that code.' : '');
    if (code !== null) void analytics.track('Coupon Applied', { coupon: code });
  };

  const checkOut = () => {
    analytics.track('Checkout Started', {
      value: toDecimal(totals.total),
      currency: 'EUR',
      products: lines.map(({ product, quantity }) => ({ product_id: product.id, quantity })),
    });
    navigate({ name: 'checkout' });
  };

  if (lines.length === 0) {
    return (
      <section>
        <h1>Your cart is empty</h1>
        <a href={href({ name: 'products', category: null })}>See what we have</a>
      </section>
    );
  }

  return (
    <section className="narrow">
      <h1>Cart</h1>
      <ul className="lines">
        {lines.map(({ product, quantity }) => (
          <li key={product.id}>
            <span aria-hidden="true">{product.glyph}</span>
            <a href={href({ name: 'product', id: product.id })}>{product.name}</a>
            <span className="stepper">
              <button
                type="button"
                aria-label={`One ${product.name} less`}
                onClick={() => setQuantity(product, quantity - 1)}
              >
                −
              </button>
              {quantity}
              <button
                type="button"
                aria-label={`One ${product.name} more`}
                onClick={() => setQuantity(product, quantity + 1)}
              >
                +
              </button>
            </span>
            <span className="amount">{formatPrice(product.price * quantity)}</span>
          </li>
        ))}
      </ul>
      <form className="row" onSubmit={applyCoupon}>
        <input name="coupon" aria-label="Coupon" placeholder="Coupon, such as WELCOME10" />
        <button type="submit" className="quiet">
          Apply
        </button>
      </form>
      {problem !== '' && <p className="problem">{problem}</p>}
      {coupon !== null && (
        <p>
          {coupon} is applied.{' '}
          <button type="button" className="link" onClick={() => setCoupon(null)}>
            Remove
          </button>
        </p>
      )}
      <TotalsTable totals={totals} />
      <div className="row">
        <button type="button" onClick={checkOut}>
          Check out
        </button>
        <button type="button" className="quiet" onClick={clearCart}>
          Empty the cart
        </button>
      </div>
    </section>
  );
}
