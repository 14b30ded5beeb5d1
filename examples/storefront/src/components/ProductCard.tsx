import type { Product } from '../domain/types';
import { analytics } from '../lib/analytics';
import { formatPrice, toDecimal } from '../lib/money';
import { href } from '../lib/router';
import { addToCart } from '../state/cart';

interface Props {
  product: Product;
  list: string;
  position: number;
}

export function ProductCard({ product, list, position }: Props) {
  return (
    <article className="card product">
      <a
        href={href({ name: 'product', id: product.id })}
        onClick={() =>
          analytics.track('Product Clicked', {
            product_id: product.id,
            name: product.name,
            price: toDecimal(product.price),
            list,
            position,
          })
        }
      >
        <span className="glyph" aria-hidden="true">
          {product.glyph}
        </span>
        <h3>{product.name}</h3>
      </a>
      <p>{product.summary}</p>
      <div className="row">
        <strong>{formatPrice(product.price)}</strong>
        <button type="button" onClick={() => addToCart(product)}>
          Add to cart
        </button>
      </div>
    </article>
  );
}
