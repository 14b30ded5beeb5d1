import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapMiddleware } from '../src/mapping/identity.js';
import type { Transform } from '../src/transform.js';

/** addSourceMiddleware(({ payload, next }) => …) → add(middlewarePlugin(…)) */
export const middleware: Transform = {
  name: 'middleware',
  summary: 'Makes a plug-in of a middleware that only looks at an event and changes it.',
  methods: ['addSourceMiddleware'],
  before: `analytics.addSourceMiddleware(({ payload, next }) => {
  payload.obj.properties.app = 'shop';
  next(payload);
});`,
  after: `add(middlewarePlugin(({ payload, next }) => {
  payload.obj.properties.app = 'shop';
  next(payload);
}));`,
  limits: [
    'It has to be written out at the call, and may look at the name, the properties, the ids and the address of an event.',
    'One that waits, looks at the type or the context of an event, or at integrations, stays.',
    'Plug-ins (register) and middleware of destinations stay.',
  ],
  map: mapMiddleware,
};

export default jscodeshiftTransform(middleware);
