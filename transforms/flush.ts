import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapFlush } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** flush() → flush() */
export const flush: Transform = {
  name: 'flush',
  summary: 'Sends what is queued.',
  methods: ['flush', 'closeAndFlush'],
  before: 'Analytics.shared().flush()',
  after: 'Amplitude.shared.flush()',
  limits: [
    'Only for apps and servers: the browser SDK of Segment has no such method.',
    'On a server it goes through the helper flushed, which waits for init and does not hold the process.',
  ],
  map: mapFlush,
};

export default jscodeshiftTransform(flush);
