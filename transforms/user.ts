import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapUser } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** user().id(), user().anonymousId(), user().traits() → getUserId, getDeviceId, getIdentity */
export const user: Transform = {
  name: 'user',
  summary: 'Reads the user id, the device id or the user properties.',
  methods: ['user', 'userInfo', 'getAnonymousId'],
  before: 'analytics.user().anonymousId();',
  after: 'getDeviceId();',
  limits: [
    'The user object itself, stored or passed on, has no counterpart.',
    'Ids are undefined until init has resolved, where Segment gave null.',
  ],
  map: mapUser,
};

export default jscodeshiftTransform(user);
