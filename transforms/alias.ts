import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapAlias } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** alias(to, from?) stays, with a marker */
export const alias: Transform = {
  name: 'alias',
  summary: 'Leaves alias as it is: Amplitude joins ids on the server.',
  methods: ['alias'],
  before: "analytics.alias('u-1');",
  after: `// TODO(segment-to-amplitude): alias-has-no-counterpart: …
analytics.alias('u-1');`,
  limits: ['The SDK has no counterpart; see the finding alias-has-no-counterpart.'],
  map: mapAlias,
};

export default jscodeshiftTransform(alias);
