import { ProductCard } from '../components/ProductCard';
import { products } from '../data/catalogue';
import { href } from '../lib/router';
import { useSession } from '../state/session';

const picks = ['nb-linen', 'pen-brass', 'paper-letter', 'desk-tray'];

export function HomePage() {
  const { user } = useSession();
  const featured = products.filter((product) => picks.includes(product.id));

  return (
    <>
      <section className="hero">
        <h1>{user ? `Good to see you, ${user.name}` : 'Good things for people who write'}</h1>
        <p>Paper that takes ink, pens that last, and a desk to put them on.</p>
        <a className="button" href={href({ name: 'products', category: null })}>
          See everything
        </a>
      </section>
      <section>
        <h2>This month</h2>
        <div className="grid">
          {featured.map((product, index) => (
            <ProductCard key={product.id} product={product} list="featured" position={index + 1} />
          ))}
        </div>
      </section>
    </>
  );
}
