import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapMiddleware } from '../src/mapping/plug-ins.js';
import type { Transform } from '../src/transform.js';

/** addSourceMiddleware(({ payload, next }) => …) → add(middlewarePlugin(…)) */
export const middleware: Transform = {
  name: 'middleware',
  summary: 'Makes a plug-in of a middleware that only looks at an event and changes it.',
  methods: ['addSourceMiddleware', 'addDestinationMiddleware'],
  before: `analytics.addSourceMiddleware(({ payload, next }) => {
  payload.obj.properties.app = 'shop';
  next(payload);
});`,
  after: `add(middlewarePlugin(({ payload, next }) => {
  payload.obj.properties.app = 'shop';
  next(payload);
}));`,
  limits: [
    'It has to be written out at the call, or be a function of the same file.',
    'It may wait, and may look at the kind, the name, the properties, the traits, the ids, the time and the address of an event.',
    'One that looks at integrations, the page or the campaign stays. So does one for other destinations than Amplitude.',
  ],
  map: mapMiddleware,
};

export default jscodeshiftTransform(middleware);
