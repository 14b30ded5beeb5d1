import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapListen } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** on('error', …) → nothing */
export const listen: Transform = {
  name: 'listen',
  summary: "Takes away what listens for the troubles of Segment's client.",
  methods: ['on', 'once', 'off', 'addListener', 'removeListener', 'removeAllListeners'],
  before: "analytics.on('error', report);",
  after: '',
  limits: [
    'What listens for tracked events (track, identify, …) stays: it would have to be a plug-in.',
    "Amplitude's SDK tells of its troubles through the option loggerProvider of init.",
  ],
  map: mapListen,
};

export default jscodeshiftTransform(listen);
