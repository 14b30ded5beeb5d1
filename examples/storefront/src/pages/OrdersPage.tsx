import { useMemo, useState } from 'react';
import { SpendingAnalytics } from '../domain/spending';
import { formatPrice } from '../lib/money';
import { href } from '../lib/router';
import { useOrders } from '../state/orders';
import { useSession } from '../state/session';

export function OrdersPage() {
  const { user } = useSession();
  const orders = useOrders();
  const [index, setIndex] = useState(0);
  const analytics = useMemo(
    () => new SpendingAnalytics(orders.filter((order) => order.userId === (user?.id ?? null))),
    [orders, user],
  );
  const shown = analytics.page(index);
  const sums = analytics.group('category');

  return (
    <section className="narrow">
      <h1>Orders</h1>
      {shown.length === 0 && <p>You have not ordered anything yet.</p>}
      <ul className="lines">
        {shown.map((order) => (
          <li key={order.id}>
            <a href={href({ name: 'order', id: order.id })}>{order.id}</a>
            <span>{new Date(order.placedAt).toLocaleDateString()}</span>
            <span className="amount">{formatPrice(order.total)}</span>
          </li>
        ))}
      </ul>
      {analytics.pages > 1 && (
        <div className="row">
          <button type="button" className="quiet" disabled={index === 0} onClick={() => setIndex(index - 1)}>
            Newer
          </button>
          <button
            type="button"
            className="quiet"
            disabled={index + 1 >= analytics.pages}
            onClick={() => setIndex(index + 1)}
          >
            Older
          </button>
        </div>
      )}
      {sums.length > 0 && (
        <>
          <h2>Where it went</h2>
          <dl className="totals">
            {sums.map(([category, sum]) => (
              <div key={category}>
                <dt className="capital">{category}</dt>
                <dd>{formatPrice(sum)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
    </section>
  );
}
