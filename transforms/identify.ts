import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapIdentify } from '../src/mapping/identify.js';
import type { Transform } from '../src/transform.js';

/** identify(userId?, traits?, options?, callback?) → setUserId, identify */
export const identify: Transform = {
  name: 'identify',
  summary: 'Sets the user id, then one user property a trait.',
  methods: ['identify'],
  before: "analytics.identify('u-1', { name: 'Grace' });",
  after: `setUserId('u-1');
const identifyObj = new Identify();
identifyObj.set('name', 'Grace');
identify(identifyObj);`,
  limits: [
    'identify(x) stays when it cannot be told whether x is an id or traits.',
    'Traits that Amplitude might refuse go through the helper setTraits.',
  ],
  map: mapIdentify,
};

export default jscodeshiftTransform(identify);
