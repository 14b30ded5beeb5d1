import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapOptOut } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** disable(), enable(), enabled = …, optOut(…) → optOut */
export const optOut: Transform = {
  name: 'opt-out',
  summary: 'Turns sending off and on.',
  methods: ['optOut', 'enable', 'disable', 'enabled'],
  before: 'Analytics.shared().disable()',
  after: 'Amplitude.shared?.configuration.optOut = true',
  limits: ['Only for apps: the browser SDK of Segment has no such method.'],
  map: mapOptOut,
};

export default jscodeshiftTransform(optOut);
