import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapReady } from '../src/mapping/ready.js';
import type { Transform } from '../src/transform.js';

/** ready(callback) → init(…).promise.then(callback) */
export const ready: Transform = {
  name: 'ready',
  summary: 'Runs a callback once init has resolved.',
  methods: ['ready'],
  before: 'analytics.ready(() => start());',
  after: 'ready.promise.then(() => start());',
  limits: ['In a file that does not call init the helper onReady does it, and the call is reported.'],
  map: mapReady,
};

export default jscodeshiftTransform(ready);
