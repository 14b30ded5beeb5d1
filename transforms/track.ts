import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapTrack } from '../src/mapping/track.js';
import type { Transform } from '../src/transform.js';

/** track(event, properties?, options?, callback?) → track(event, properties?, eventOptions?) */
export const track: Transform = {
  name: 'track',
  summary: 'Sends the same event with the same properties.',
  methods: ['track'],
  before: "analytics.track('Article Completed', { title: 'Plans' });",
  after: "track('Article Completed', { title: 'Plans' });",
  limits: [
    'Options that are not written out at the call leave it as it is.',
    `Only "Order Completed" becomes revenue, as in Segment's own destination.`,
  ],
  map: mapTrack,
};

export default jscodeshiftTransform(track);
