import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapLoad } from '../src/mapping/load.js';
import type { Transform } from '../src/transform.js';

/** AnalyticsBrowser.load({ writeKey }, options?), new AnalyticsBrowser().load(…), analytics.load(key) → init */
export const load: Transform = {
  name: 'load',
  summary: "Starts Amplitude with options that keep today's data.",
  methods: ['load'],
  before: 'const analytics = AnalyticsBrowser.load({ writeKey: process.env.SEGMENT_WRITE_KEY });',
  after: `init(process.env.AMPLITUDE_API_KEY, {
  ...segmentIdentity(process.env.AMPLITUDE_API_KEY),
  autocapture: { … },
  remoteConfig: { fetchRemoteConfig: false },
});`,
  limits: [
    'A write key is never passed on as an API key.',
    'Where calls remain that need Segment, its client stays and init follows it.',
  ],
  map: mapLoad,
};

export default jscodeshiftTransform(load);
