import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { analytics } from './lib/analytics';
import { recordPageView } from './lib/page-views';
import { onRoute } from './lib/router';
import { currentUser } from './state/session';
import './styles.css';

// Whoever is still signed in from the last visit is known before the first page view.
const user = currentUser();
if (user) analytics.identify(user.id);

onRoute(recordPageView);

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element #root');

createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
