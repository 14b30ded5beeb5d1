import { useMemo, useSyncExternalStore } from 'react';
import { type Category, isCategory } from '../domain/types';

export type Route =
  | { name: 'home' }
  | { name: 'products'; category: Category | null }
  | { name: 'product'; id: string }
  | { name: 'cart' }
  | { name: 'checkout' }
  | { name: 'orders' }
  | { name: 'order'; id: string }
  | { name: 'sign-up' }
  | { name: 'login' }
  | { name: 'settings' }
  | { name: 'not-found'; path: string };

const decode = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

export function parseRoute(hash: string): Route {
  const path = hash.replace(/^#?\/?/, '');
  const [first = '', second, ...rest] = path.split('/').map(decode);
  const notFound: Route = { name: 'not-found', path: `/${path}` };
  if (rest.length > 0) return notFound;

  if (second !== undefined && second !== '') {
    switch (first) {
      case 'products':
        return { name: 'product', id: second };
      case 'category':
        return isCategory(second) ? { name: 'products', category: second } : notFound;
      case 'orders':
        return { name: 'order', id: second };
      default:
        return notFound;
    }
  }

  switch (first) {
    case '':
      return { name: 'home' };
    case 'products':
      return { name: 'products', category: null };
    case 'cart':
    case 'checkout':
    case 'orders':
    case 'sign-up':
    case 'login':
    case 'settings':
      return { name: first };
    default:
      return notFound;
  }
}

export function href(route: Route): string {
  switch (route.name) {
    case 'home':
      return '#/';
    case 'products':
      return route.category === null ? '#/products' : `#/category/${route.category}`;
    case 'product':
      return `#/products/${encodeURIComponent(route.id)}`;
    case 'order':
      return `#/orders/${encodeURIComponent(route.id)}`;
    case 'not-found':
      return `#${route.path}`;
    default:
      return `#/${route.name}`;
  }
}

export function navigate(route: Route): void {
  window.location.hash = href(route);
}

/** Calls the listener for the route of now and for each one that follows. */
export function onRoute(listener: (route: Route) => void): void {
  const tell = () => listener(parseRoute(window.location.hash));
  window.addEventListener('hashchange', tell);
  tell();
}

const subscribe = (listener: () => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash);
  return useMemo(() => parseRoute(hash), [hash]);
}
