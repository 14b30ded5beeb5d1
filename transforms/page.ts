import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapPage } from '../src/mapping/page.js';
import type { Transform } from '../src/transform.js';

/** page(category?, name?, properties?, options?, callback?) → track('Viewed name', …) */
export const page: Transform = {
  name: 'page',
  summary: "Sends a page view as the event that Segment's destination made of it.",
  methods: ['page', 'pageview', 'pageView'],
  before: "analytics.page('Pricing', { plan: 'pro' });",
  after: "track('Viewed Pricing', pageProperties('Pricing', { plan: 'pro' }));",
  limits: [
    'page(a, b) stays when it cannot be told which of them is the name.',
    'A page without a name gets the event of config page.unnamedEvent.',
  ],
  map: mapPage,
};

export default jscodeshiftTransform(page);
