import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapScreen } from '../src/mapping/screen.js';
import type { Transform } from '../src/transform.js';

/** screen(category?, name?, properties?, options?, callback?) → track('Viewed name', …) */
export const screen: Transform = {
  name: 'screen',
  summary: "Sends a screen view as the event that Segment's destination made of it.",
  methods: ['screen'],
  before: "analytics.screen('Home', { tab: 1 });",
  after: "track('Viewed Home', { tab: 1 });",
  limits: ['screen(a, b) stays when it cannot be told which of them is the name.'],
  map: mapScreen,
};

export default jscodeshiftTransform(screen);
