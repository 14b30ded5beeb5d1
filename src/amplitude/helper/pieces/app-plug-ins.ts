import type { Options } from '../../../config/options.js';
import type { Piece } from './piece.js';
import { quoted } from './quoted.js';

/** Plug-ins of Segment's SDK for apps as plug-ins of Amplitude. */
export function appPlugInPieces({ screen }: Pick<Options, 'screen'>): readonly Piece[] {
  return [
    {
      kind: 'type',
      name: 'SegmentAppEvent',
      exported: true,
      doc: "What a plug-in of an app gets of an event, with the fields that Amplitude's events have.",
      // What is spread keeps the fields that are named, and forgets that there may be others.
      definition: `{
  type: string;
  event?: any;
  name?: any;
  properties?: any;
  traits?: any;
  userId?: any;
  anonymousId?: any;
  groupId?: any;
  context?: any;
  [field: string]: any;
}`,
    },
    {
      kind: 'type',
      name: 'SegmentAppPlugin',
      doc: 'A plug-in that was written for an app: with one method for all events, or one for each kind.',
      definition: `{
  type?: string;
  execute?: (event: any) => any;
  track?: (event: any) => any;
  screen?: (event: any) => any;
  identify?: (event: any) => any;
  group?: (event: any) => any;
  alias?: (event: any) => any;
}`,
    },
    {
      kind: 'const',
      name: 'screenEvents',
      doc: 'The events that were screens, by their names.',
      type: 'RegExp',
      value: `new RegExp(${quoted(screenPattern(screen.mode))})`,
    },
    {
      kind: 'function',
      name: 'segmentAppPlugin',
      exported: true,
      doc: `A plug-in of Amplitude that hands each event to a plug-in of an app, and takes over what that gives back. As with
Segment an event for which it gives nothing back is dropped; where it throws the event goes on.`,
      parameters: [{ name: 'plugin', type: 'SegmentAppPlugin' }],
      returns: `{
  name: string;
  type: 'enrichment';
  execute: <T extends AmplitudeEvent>(event: T) => Promise<T | null>;
}`,
      body: `return {
  name: ownName('segment-plugin'),
  type: 'enrichment',
  execute: (event) => withAppPlugin(plugin, event),
};`,
    },
    {
      kind: 'function',
      name: 'segmentAppObserver',
      exported: true,
      doc: `A plug-in of Amplitude that hands each event, as it is sent, to a plug-in of an app that only looks at it: one of the
type "destination" or "after".`,
      parameters: [{ name: 'plugin', type: 'SegmentAppPlugin' }],
      returns: `{
  name: string;
  type: 'destination';
  execute: <T extends AmplitudeEvent>(event: T) => Promise<{ event: T; code: number; message: string }>;
}`,
      body: `return {
  name: ownName('segment-plugin'),
  type: 'destination',
  execute: (event) => withAppPlugin(plugin, event).then(() => ({ event, code: 200, message: '' })),
};`,
    },
    {
      kind: 'function',
      name: 'withAppPlugin',
      doc: 'The event that a plug-in of an app makes of one; null where it drops it.',
      generic: { name: 'T', bound: 'AmplitudeEvent' },
      parameters: [
        { name: 'plugin', type: 'SegmentAppPlugin' },
        { name: 'event', type: 'T' },
      ],
      returns: 'Promise<T | null>',
      body: `const shown = shownAppEvent(event);
const hook = plugin.execute || Object(plugin)[Object(shown).type];
if (!shown || typeof hook !== 'function') return Promise.resolve(event);
return Promise.resolve(shown)
  .then((given) => hook.call(plugin, given))
  .then(
    (given) => (given ? takenEvent(event, given) : null),
    () => takenEvent(event, shown),
  )
  .catch(() => event);`,
    },
    {
      kind: 'function',
      name: 'shownAppEvent',
      doc: "An event as plug-ins of Segment's SDK for apps know it; null for one that Amplitude's SDK made of itself.",
      parameters: [{ name: 'event', type: 'AmplitudeEvent' }],
      returns: 'any',
      body: `const shown = shownEvent(event);
if (!shown) return null;
const { type, userId, anonymousId, timestamp, context, properties } = shown;
const all = { ...shown, timestamp: timestamp && timestamp.toISOString() };
if (type === 'identify' || type === 'group') return all;
const base = { userId, anonymousId, timestamp: all.timestamp, context };
const screen = screenEvents.exec(event.event_type);
if (!screen) return { ...base, type: 'track', event: event.event_type, properties };
return { ...base, type: 'screen', name: screen[1] || properties.name, properties };`,
    },
  ];
}

/** The screens that have a name hold it in a group. */
function screenPattern(mode: Options['screen']['mode']): string {
  const named = { 'viewed-name': 'Viewed (.+)', 'viewed-name-screen': 'Viewed (.+) Screen' } as const;
  const own = mode === 'viewed-name' || mode === 'viewed-name-screen' ? [named[mode]] : [];
  return `^(?:${[...own, 'Loaded a Screen'].join('|')})$`;
}
