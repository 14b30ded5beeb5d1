import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapDebug } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** debug() → the option logLevel of init */
export const debug: Transform = {
  name: 'debug',
  summary: 'Takes debug away: it is an option of init.',
  methods: ['debug'],
  before: 'analytics.debug();',
  after: '',
  limits: ['logLevel is not set for you.'],
  map: mapDebug,
};

export default jscodeshiftTransform(debug);
