import { useEffect, useState } from 'react';
import { findProduct } from '../data/catalogue';
import { analytics } from '../lib/analytics';
import { formatPrice, toDecimal } from '../lib/money';
import { href } from '../lib/router';
import { addToCart } from '../state/cart';

export function ProductPage({ id }: { id: string }) {
  const product = findProduct(id);
  const [quantity, setQuantity] = useState(1);
  const [notice, setNotice] = useState('');

  useEffect(() => {
    if (!product) return;
    void analytics.track('Product Viewed', {
      product_id: product.id,
      name: product.name,
      category: product.category,
      price: toDecimal(product.price),
      currency: 'EUR',
    });
  }, [product]);

  if (!product) {
    return (
      <section>
        <h1>No longer in the shop</h1>
        <a href={href({ name: 'products', category: null })}>See what is</a>
      </section>
    );
  }

  const add = () => {
    addToCart(product, quantity);
    setNotice(`${quantity} × ${product.name} in your cart.`);
  };

  const share = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setNotice('The link is on your clipboard.');
    } catch {
      setNotice(window.location.href);
    }
    analytics
      .track('Product Shared', { product_id: product.id, share_via: 'link' })
      .then(() => setNotice((text) => `${text} Thank you for passing it on!`));
  };

  return (
    <section className="detail">
      <span className="glyph large" aria-hidden="true">
        {product.glyph}
      </span>
      <div>
        <a className="capital" href={href({ name: 'products', category: product.category })}>
          {product.category}
        </a>
        <h1>{product.name}</h1>
        <p>{product.summary}</p>
        <ul>
          {product.details.map((detail) => (
            <li key={detail}>{detail}</li>
          ))}
        </ul>
        <p className="price">{formatPrice(product.price)}</p>
        <div className="row">
          <input
            type="number"
            aria-label="Quantity"
            min={1}
            max={20}
            value={quantity}
            onChange={(event) =>
              setQuantity(Math.min(20, Math.max(1, Math.trunc(Number(event.target.value)))))
            }
          />
          <button type="button" onClick={add}>
            Add to cart
          </button>
          <button type="button" className="quiet" onClick={() => void share()}>
            Share
          </button>
        </div>
        <output>{notice}</output>
      </div>
    </section>
  );
}
