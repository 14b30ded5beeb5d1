import type { AmplitudeEvent } from '../../wire.js';

export const isView = ({ event_type }: AmplitudeEvent): boolean => event_type.startsWith('Viewed ');

/** What the SDK says of the page where it is asked to (analytics-browser 2.47, `plugin-page-url-enrichment`). */
export const enrichment = {
  '[Amplitude] Page Domain': 'shop.example.com',
  '[Amplitude] Page Location': 'http://shop.example.com/pricing',
  '[Amplitude] Page Path': '/pricing',
  '[Amplitude] Page Title': 'Pricing',
  '[Amplitude] Page URL': 'http://shop.example.com/pricing',
  '[Amplitude] Previous Page Location': '',
  '[Amplitude] Previous Page Type': 'direct',
};

/** The page view that the SDK sends of itself. */
export function ownPageView([first]: readonly AmplitudeEvent[]): AmplitudeEvent {
  const {
    '[Amplitude] Previous Page Location': _,
    '[Amplitude] Previous Page Type': __,
    ...known
  } = enrichment;
  return {
    ...first,
    event_type: '[Amplitude] Page Viewed',
    event_properties: {
      ...known,
      '[Amplitude] Page Counter': 1,
      '[Amplitude] Page View ID': '00000000-0000-4000-8000-000000000000',
    },
  };
}
