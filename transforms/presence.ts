import { jscodeshiftTransform } from '../src/jscodeshift.js';
import type { Transform } from '../src/transform.js';

/** window.analytics && …, typeof analytics → what is true of an imported SDK */
export const presence: Transform = {
  name: 'presence',
  summary: 'Takes tests for the client away, or makes them ask for the browser.',
  methods: ['presence'],
  before: 'if (window.analytics) start();',
  after: "if (typeof window !== 'undefined') start();",
  limits: [
    'A test changes together with the calls that it guards, whichever transform migrates them.',
    'Where a script tag loads the SDK the same test asks for window.amplitude.',
  ],
  map: null,
};

export default jscodeshiftTransform(presence);
