import type { Piece } from './piece.js';

/** Middleware of Segment as plug-ins of Amplitude. */
export const middlewarePieces: readonly Piece[] = [
  {
    kind: 'type',
    name: 'AmplitudeEvent',
    doc: 'What a middleware is shown of an event.',
    definition: `{
  event_type: string;
  event_properties?: { [key: string]: any };
  user_id?: string;
  device_id?: string;
  ip?: string;
}`,
  },
  {
    kind: 'type',
    name: 'SegmentMiddleware',
    exported: true,
    doc: 'A source middleware of Segment.',
    definition: '(given: { payload: any; next: (payload?: any) => void }) => unknown',
  },
  {
    kind: 'const',
    name: 'middlewares',
    doc: 'Plug-ins need names of their own.',
    type: '{ count: number }',
    value: '{ count: 0 }',
  },
  {
    kind: 'function',
    name: 'middlewarePlugin',
    exported: true,
    doc: `A plug-in of Amplitude that shows each event to a source middleware of Segment, and takes over what that made
of it. An event that is not passed on is dropped, as Segment did; one over which the middleware throws goes on as it
was, because a plug-in that throws holds up all events.`,
    parameters: [{ name: 'middleware', type: 'SegmentMiddleware' }],
    returns: `{
  name: string;
  type: 'enrichment';
  execute: <T extends AmplitudeEvent>(event: T) => Promise<T | null>;
}`,
    body: `middlewares.count += 1;
return {
  name: \`segment-middleware-\${middlewares.count}\`,
  type: 'enrichment',
  execute: (event) => Promise.resolve(withMiddleware(middleware, event)),
};`,
  },
  {
    kind: 'function',
    name: 'withMiddleware',
    doc: 'The event that a middleware makes of one; null where it drops it. Changes of users and groups have no properties.',
    generic: { name: 'T', bound: 'AmplitudeEvent' },
    parameters: [
      { name: 'middleware', type: 'SegmentMiddleware' },
      { name: 'event', type: 'T' },
    ],
    returns: 'T | null',
    body: `const named = !event.event_type.startsWith('$');
const obj = Object({
  event: named ? event.event_type : undefined,
  properties: { ...event.event_properties },
  userId: event.user_id,
  anonymousId: event.device_id,
  context: { ip: event.ip },
});
const payload = { obj, event: () => obj.event, properties: () => obj.properties };
const passed = { on: false };
const ended = attempt(() => {
  middleware({
    payload,
    next: () => {
      passed.on = true;
    },
  });
  return true;
});
if (!ended) return event;
if (!passed.on) return null;
const own = named ? { event_type: obj.event, event_properties: obj.properties } : {};
return { ...event, ...own, ip: obj.context.ip, user_id: obj.userId, device_id: obj.anonymousId };`,
  },
];
