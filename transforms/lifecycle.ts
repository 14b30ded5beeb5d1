import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapLifecycle } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** init(), cleanup() → nothing */
export const lifecycle: Transform = {
  name: 'lifecycle',
  summary: 'Leaves out what starts and stops a client of Segment in an app, and how long it waits.',
  methods: [...['init', 'cleanup', 'timeout'], ...['log', 'setMaxListeners', 'warnIfPossibleMemoryLeak']],
  before: 'client.init();',
  after: '',
  limits: [
    'For apps in React Native: `createClient` became `init` where it stood.',
    'Of other clients only what says how long to wait, what to log, and how many may listen.',
  ],
  map: mapLifecycle,
};

export default jscodeshiftTransform(lifecycle);
