import { findProduct } from '../data/catalogue';
import { analytics } from './analytics';
import type { Route } from './router';

/** Records one page view. The router calls it on start and on every change of the hash. */
export function recordPageView(route: Route): void {
  switch (route.name) {
    case 'home':
      analytics.page('Home');
      break;

    case 'products':
      if (route.category === null) analytics.page('Shop', 'All Products');
      else analytics.page('Shop', 'Category', { category_id: route.category });
      break;

    case 'product': {
      const product = findProduct(route.id);
      // A link to a product that has been sold out and removed: the page says so, and so do we.
      void analytics.page('Product', { product_id: route.id, in_catalogue: product !== undefined });
      break;
    }

    case 'not-found':
      analytics.page({ path: route.path, not_found: true });
      break;

    default:
      analytics.page(`Shop: ${route.name}`);
  }
}
