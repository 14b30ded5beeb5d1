import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapSetAnonymousId } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** setAnonymousId(id) → setDeviceId(id) */
export const setAnonymousId: Transform = {
  name: 'set-anonymous-id',
  summary: 'Sets the device id.',
  methods: ['setAnonymousId'],
  before: "analytics.setAnonymousId('device-1');",
  after: "setDeviceId('device-1');",
  limits: ['setAnonymousId(null) stays: it makes a new id, which Amplitude does by reset only.'],
  map: mapSetAnonymousId,
};

export default jscodeshiftTransform(setAnonymousId);
