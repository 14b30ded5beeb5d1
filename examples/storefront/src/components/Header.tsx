import { categories } from '../domain/types';
import { analytics } from '../lib/analytics';
import { href, navigate, type Route } from '../lib/router';
import { useCart } from '../state/cart';
import { logout, useSession } from '../state/session';
import { OrganisationSwitch } from './OrganisationSwitch';

export function Header({ route }: { route: Route }) {
  const { user } = useSession();
  const { count } = useCart();
  const category = route.name === 'products' ? route.category : null;

  const signOut = async () => {
    logout();
    // The event belongs to the user who leaves, so it goes out before the identity does.
    await analytics.track('Signed Out');
    analytics.reset();
    navigate({ name: 'home' });
  };

  return (
    <header className="header">
      <a className="brand" href={href({ name: 'home' })}>
        Paper &amp; Pine
      </a>
      <nav aria-label="Categories">
        {categories.map((name) => (
          <a
            key={name}
            href={href({ name: 'products', category: name })}
            aria-current={name === category ? 'page' : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      <div className="tools">
        {user ? (
          <>
            <OrganisationSwitch />
            <a href={href({ name: 'orders' })}>Orders</a>
            <a href={href({ name: 'settings' })}>{user.name}</a>
            <button type="button" className="link" onClick={() => void signOut()}>
              Sign out
            </button>
          </>
        ) : (
          <>
            <a href={href({ name: 'login' })}>Sign in</a>
            <a href={href({ name: 'sign-up' })}>Sign up</a>
          </>
        )}
        <a
          className="cart-link"
          href={href({ name: 'cart' })}
          onClick={() => analytics.track('Cart Viewed', { item_count: count, source: 'header' })}
        >
          Cart <span className="badge">{count}</span>
        </a>
      </div>
    </header>
  );
}
