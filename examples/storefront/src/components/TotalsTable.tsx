import type { Totals } from '../domain/pricing';
import { formatPrice } from '../lib/money';

export function TotalsTable({ totals }: { totals: Totals }) {
  return (
    <dl className="totals">
      <dt>Goods</dt>
      <dd>{formatPrice(totals.subtotal)}</dd>
      {totals.discount > 0 && (
        <>
          <dt>Discount</dt>
          <dd>−{formatPrice(totals.discount)}</dd>
        </>
      )}
      <dt>Shipping</dt>
      <dd>{totals.shipping === 0 ? 'free' : formatPrice(totals.shipping)}</dd>
      <dt>Total</dt>
      <dd>
        <strong>{formatPrice(totals.total)}</strong>
      </dd>
    </dl>
  );
}
