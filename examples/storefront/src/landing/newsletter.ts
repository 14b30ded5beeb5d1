import { AnalyticsBrowser } from '@segment/analytics-next';
import '../styles.css';

// This page is a bundle of its own and loads nothing of the shop, so it has its own client too.
const analytics = AnalyticsBrowser.load({ writeKey: import.meta.env.VITE_SEGMENT_WRITE_KEY });

analytics.page('Landing', 'Newsletter', {
  campaign: new URLSearchParams(location.search).get('utm_campaign'),
});

const form = document.querySelector<HTMLFormElement>('#newsletter');
const status = document.querySelector<HTMLOutputElement>('#newsletter-status');

form?.addEventListener('submit', async (event) => {
  event.preventDefault();
  const data = new FormData(form);
  const email = String(data.get('email') ?? '').trim();
  const interest = String(data.get('interest') ?? '');
  if (status) status.value = 'Thank you! We are taking you to the shop …';

  analytics.identify({ email, newsletter: true, interest: interest || null });
  // The page goes away after this, so the event has to be out first.
  await analytics.track('Newsletter Subscribed', { source: 'landing' });
  window.location.assign('./index.html');
});

document.querySelector('#to-shop')?.addEventListener('click', () => analytics.track('Shop Link Clicked'));
