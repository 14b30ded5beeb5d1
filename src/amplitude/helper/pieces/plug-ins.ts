import type { Piece } from './piece.js';

/** Middleware and plug-ins of Segment as plug-ins of Amplitude. */
export const plugInPieces: readonly Piece[] = [
  {
    kind: 'type',
    name: 'SegmentMiddleware',
    exported: true,
    doc: 'A middleware of Segment.',
    definition: '(given: { payload: any; next: (payload?: any) => void }) => unknown',
  },
  {
    kind: 'type',
    name: 'SegmentContext',
    exported: true,
    doc: "What a plug-in of Segment gets of an event, with the fields that Amplitude's events have.",
    definition: `{
  event: any;
  updateEvent: (path: string, value: unknown) => any;
  cancel: (reason?: unknown) => never;
  log: (...said: any[]) => void;
}`,
  },
  {
    kind: 'type',
    name: 'SegmentHook',
    doc: 'A method of a plug-in of Segment.',
    definition: '(context: SegmentContext) => Promise<SegmentContext | void> | SegmentContext | void',
  },
  {
    kind: 'type',
    name: 'SegmentPlugin',
    exported: true,
    doc: 'A plug-in of Segment.',
    definition: `{
  name: string;
  type: string;
  version?: string;
  alternativeNames?: string[];
  isLoaded: () => boolean;
  load: (context: any, instance: any) => Promise<unknown>;
  unload?: (context: any, instance: any) => Promise<unknown> | unknown;
  ready?: () => Promise<unknown>;
  track?: SegmentHook;
  page?: SegmentHook;
  screen?: SegmentHook;
  identify?: SegmentHook;
  group?: SegmentHook;
  alias?: SegmentHook;
}`,
  },
  {
    kind: 'function',
    name: 'middlewarePlugin',
    exported: true,
    doc: `A plug-in of Amplitude that shows each event to a middleware of Segment, and takes over what that made of it.
An event that is not passed on is dropped, as Segment did; one over which the middleware throws goes on as it
was, because a plug-in that throws holds up all events.`,
    parameters: [{ name: 'middleware', type: 'SegmentMiddleware' }],
    returns: `{
  name: string;
  type: 'enrichment';
  execute: <T extends AmplitudeEvent>(event: T) => Promise<T | null>;
}`,
    body: `return {
  name: ownName('segment-middleware'),
  type: 'enrichment',
  execute: (event) => withMiddleware(middleware, event),
};`,
  },
  {
    kind: 'function',
    name: 'withMiddleware',
    doc: 'The event that a middleware makes of one; null where it drops it.',
    generic: { name: 'T', bound: 'AmplitudeEvent' },
    parameters: [
      { name: 'middleware', type: 'SegmentMiddleware' },
      { name: 'event', type: 'T' },
    ],
    returns: 'Promise<T | null>',
    body: `const obj = shownEvent(event);
if (!obj) return Promise.resolve(event);
const passed = { on: false, obj };
const taken = () => (passed.on ? takenEvent(event, passed.obj) : null);
return Promise.resolve(shownTo(obj, passed))
  .then(middleware)
  .then(taken)
  .catch(() => event);`,
  },
  {
    kind: 'function',
    name: 'shownTo',
    doc: 'What a middleware is called with. Its methods give copies, as those of Segment did.',
    parameters: [
      { name: 'obj', type: 'any' },
      { name: 'passed', type: '{ on: boolean; obj: any }' },
    ],
    returns: '{ payload: any; next: (payload?: any) => void }',
    body: `const methods = Object();
Object.keys(obj).forEach((key) => {
  methods[key] = () => copied(obj[key]);
});
return {
  payload: { ...methods, obj },
  next: (payload) => {
    passed.on = true;
    if (payload) passed.obj = payload.obj;
  },
};`,
  },
  {
    kind: 'function',
    name: 'segmentPlugin',
    exported: true,
    doc: `A plug-in of Amplitude that hands each event to a plug-in of Segment, and takes over what that made of it. As
with Segment only one of the type "before" can drop an event: by cancelling it, or by giving nothing back.`,
    parameters: [{ name: 'plugin', type: 'SegmentPlugin' }],
    returns: `{
  name: string;
  type: 'enrichment';
  setup: () => Promise<undefined>;
  teardown: () => Promise<void>;
  execute: <T extends AmplitudeEvent>(event: T) => Promise<T | null>;
}`,
    body: `return {
  name: plugin.name,
  type: 'enrichment',
  ...turnsOf(plugin),
  execute: (event) => withPlugin(plugin, event),
};`,
  },
  {
    kind: 'function',
    name: 'segmentObserver',
    exported: true,
    doc: `A plug-in of Amplitude that hands each event, as it is sent, to a plug-in of Segment that only looks at it: one
of the type "destination" or "after".`,
    parameters: [{ name: 'plugin', type: 'SegmentPlugin' }],
    returns: `{
  name: string;
  type: 'destination';
  setup: () => Promise<undefined>;
  teardown: () => Promise<void>;
  execute: <T extends AmplitudeEvent>(event: T) => Promise<{ event: T; code: number; message: string }>;
}`,
    body: `return {
  name: plugin.name,
  type: 'destination',
  ...turnsOf(plugin),
  execute: (event) => withPlugin(plugin, event).then(() => ({ event, code: 200, message: '' })),
};`,
  },
  {
    kind: 'const',
    name: 'failedPlugins',
    doc: 'Plug-ins that could not be loaded: they hear of nothing.',
    type: 'WeakSet<object>',
    value: 'new WeakSet()',
  },
  {
    kind: 'function',
    name: 'turnsOf',
    doc: 'A plug-in is loaded when it is added, and events do not wait for that.',
    parameters: [{ name: 'plugin', type: 'SegmentPlugin' }],
    returns: '{ setup: () => Promise<undefined>; teardown: () => Promise<void> }',
    body: `const context = segmentContext(Object(), { cancelled: false });
const fail = () => {
  failedPlugins.add(plugin);
};
return {
  setup: () => {
    if (!attempt(() => Promise.resolve(plugin.load(context, undefined)).catch(fail))) fail();
    return Promise.resolve(undefined);
  },
  teardown: () =>
    Promise.resolve(attempt(() => plugin.unload && plugin.unload(context, undefined))).then(
      () => undefined,
      () => undefined,
    ),
};`,
  },
  {
    kind: 'function',
    name: 'withPlugin',
    doc: 'The event that a plug-in makes of one; null where it drops it.',
    generic: { name: 'T', bound: 'AmplitudeEvent' },
    parameters: [
      { name: 'plugin', type: 'SegmentPlugin' },
      { name: 'event', type: 'T' },
    ],
    returns: 'Promise<T | null>',
    body: `const shown = shownEvent(event);
const hook = Object(plugin)[Object(shown).type];
const hears = typeof hook === 'function' && plugin.type !== 'utility' && !failedPlugins.has(plugin);
if (!hears) return Promise.resolve(event);
const isBefore = plugin.type === 'before';
const state = { cancelled: false };
const context = segmentContext(shown, state);
const taken = () => takenEvent(event, context.event);
return Promise.resolve(context)
  .then((given) => hook.call(plugin, given))
  .then(
    (given) => (isBefore && !given ? null : taken()),
    () => (!isBefore ? taken() : state.cancelled ? null : event),
  )
  .catch(() => event);`,
  },
  {
    kind: 'function',
    name: 'segmentContext',
    doc: 'What a plug-in gets of an event.',
    parameters: [
      { name: 'event', type: 'any' },
      { name: 'state', type: '{ cancelled: boolean }' },
    ],
    returns: 'SegmentContext',
    body: `return {
  event,
  updateEvent(path, value) {
    const keys = path.split('.');
    const last = keys.pop() || '';
    const holder = keys.reduce((at, key) => {
      if (!at[key]) at[key] = {};
      return at[key];
    }, this.event);
    holder[last] = value;
    return this.event;
  },
  cancel: (reason) => {
    state.cancelled = true;
    throw reason || new Error('cancelled');
  },
  log: () => undefined,
};`,
  },
];
