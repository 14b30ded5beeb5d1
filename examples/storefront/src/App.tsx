import { Header } from './components/Header';
import { href, type Route, useRoute } from './lib/router';
import { CartPage } from './pages/CartPage';
import { CheckoutPage } from './pages/CheckoutPage';
import { HomePage } from './pages/HomePage';
import { LoginPage } from './pages/LoginPage';
import { OrderPage } from './pages/OrderPage';
import { OrdersPage } from './pages/OrdersPage';
import { ProductListPage } from './pages/ProductListPage';
import { ProductPage } from './pages/ProductPage';
import { SettingsPage } from './pages/SettingsPage';
import { SignUpPage } from './pages/SignUpPage';

function Page({ route }: { route: Route }) {
  switch (route.name) {
    case 'home':
      return <HomePage />;
    case 'products':
      return <ProductListPage category={route.category} />;
    case 'product':
      return <ProductPage key={route.id} id={route.id} />;
    case 'cart':
      return <CartPage />;
    case 'checkout':
      return <CheckoutPage />;
    case 'orders':
      return <OrdersPage />;
    case 'order':
      return <OrderPage key={route.id} id={route.id} />;
    case 'sign-up':
      return <SignUpPage />;
    case 'login':
      return <LoginPage />;
    case 'settings':
      return <SettingsPage />;
    case 'not-found':
      return (
        <section>
          <h1>Nothing here</h1>
          <p>
            There is no page at <code>{route.path}</code>.{' '}
            <a href={href({ name: 'home' })}>Back to the shop</a>
          </p>
        </section>
      );
  }
}

export function App() {
  const route = useRoute();
  return (
    <>
      <Header route={route} />
      <main className="page">
        <Page route={route} />
      </main>
      <footer className="footer">
        Paper &amp; Pine · <a href="./landing.html">Our letter</a>
      </footer>
    </>
  );
}
