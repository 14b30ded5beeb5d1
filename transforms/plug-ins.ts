import { jscodeshiftTransform } from '../src/jscodeshift.js';
import { mapPlugIns } from '../src/mapping/plug-ins.js';
import type { Transform } from '../src/transform.js';

/** register({ type: 'enrichment', track: … }) → add(segmentPlugin(…)); deregister('name') → remove('name') */
export const plugIns: Transform = {
  name: 'plug-ins',
  summary: "Hands Amplitude's events to a plug-in that only looks at an event and changes it.",
  methods: ['register', 'deregister', 'add'],
  before: `analytics.register({
  name: 'app-name',
  type: 'enrichment',
  version: '1.0.0',
  isLoaded: () => true,
  load: () => Promise.resolve(),
  track: (ctx) => {
    ctx.event.properties.app = 'shop';
    return ctx;
  },
});`,
  after: `add(segmentPlugin({
  name: 'app-name',
  type: 'enrichment',
  version: '1.0.0',
  isLoaded: () => true,
  load: () => Promise.resolve(),
  track: (ctx) => {
    ctx.event.properties.app = 'shop';
    return ctx;
  },
}));`,
  limits: [
    'The plug-in has to stand in the same file: at the call, as a constant, as a class, or as what a function returns. In apps its class may stand in another module.',
    'One that asks the client for something, or looks at integrations, the page or the campaign of an event, stays.',
    'In apps: what the ready-made plug-ins of Segment do is known by their packages. Those that feed another SDK stay, and hold no call of their client back.',
    'A plug-in is taken out again where it was added in the same file.',
  ],
  map: mapPlugIns,
};

export default jscodeshiftTransform(plugIns);
