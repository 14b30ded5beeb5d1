import { useState } from 'react';
import { TotalsTable } from '../components/TotalsTable';
import { analytics } from '../lib/analytics';
import { formatPrice } from '../lib/money';
import { href } from '../lib/router';
import { useOrders } from '../state/orders';

const ratings = ['Poor', 'Fair', 'Good'];

export function OrderPage({ id }: { id: string }) {
  const order = useOrders().find((candidate) => candidate.id === id);
  const [rating, setRating] = useState<string>();
  const [thanked, setThanked] = useState(false);
  const [reference, setReference] = useState<string>();

  if (!order) return <h1>We have no such order</h1>;

  const rate = (score: string) => {
    setRating(score);
    // Nobody else stores the rating: we say thank you once it is on its way.
    analytics.track('Checkout Rated', { order_id: order.id, rating: score }, () => setThanked(true));
  };

  const showReference = async () => {
    // Our support finds a visit by the anonymous id, also for customers without an account.
    const visitor = (await analytics.user()).anonymousId();
    setReference(`${order.id}/${visitor ?? 'unknown'}`);
  };

  return (
    <section className="narrow">
      <h1>Thank you, {order.recipient}</h1>
      <p>
        Order <strong>{order.id}</strong> of {new Date(order.placedAt).toLocaleString()} goes to{' '}
        {order.address}.
      </p>
      <ul className="lines">
        {order.lines.map(({ product, quantity }) => (
          <li key={product.id}>
            <span>{quantity} ×</span>
            <a href={href({ name: 'product', id: product.id })}>{product.name}</a>
            <span className="amount">{formatPrice(product.price * quantity)}</span>
          </li>
        ))}
      </ul>
      <TotalsTable totals={order} />
      <fieldset className="row" disabled={rating !== undefined}>
        <legend>How was the checkout?</legend>
        {ratings.map((score) => (
          <button key={score} type="button" className="quiet" onClick={() => rate(score)}>
            {score}
          </button>
        ))}
        {thanked && <output>Thank you!</output>}
      </fieldset>
      <p>
        {reference === undefined ? (
          <button type="button" className="link" onClick={() => void showReference()}>
            Something wrong? Show the reference for our support
          </button>
        ) : (
          <code>{reference}</code>
        )}
      </p>
    </section>
  );
}
