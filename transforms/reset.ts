import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapReset } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** reset() → flush, reset */
export const reset: Transform = {
  name: 'reset',
  summary: 'Sends what is queued, then forgets the user and the device.',
  methods: ['reset'],
  before: 'analytics.reset();',
  after: `flush();
reset();`,
  limits: ['Before init has resolved flush sends nothing: such a reset is reported.'],
  map: mapReset,
};

export default jscodeshiftTransform(reset);
