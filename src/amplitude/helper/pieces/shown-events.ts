import type { Options } from '../../../config/options.js';
import type { Piece } from './piece.js';
import { quoted } from './quoted.js';

/** Amplitude's events in the form that Segment's middleware and plug-ins know, and back again. */
export function shownEventPieces({ page }: Pick<Options, 'page'>): readonly Piece[] {
  return [
    {
      kind: 'type',
      name: 'AmplitudeEvent',
      doc: 'What a middleware or plug-in is shown of an event.',
      definition: `{
  event_type: string;
  event_properties?: any;
  user_properties?: any;
  group_properties?: any;
  groups?: any;
  user_id?: string;
  device_id?: string;
  time?: number;
  ip?: string;
  language?: string;
}`,
    },
    {
      kind: 'const',
      name: 'pageEvents',
      doc: 'The events that were pages, by their names.',
      type: 'RegExp',
      value: pagePattern(page),
    },
    {
      kind: 'function',
      name: 'shownEvent',
      doc: `An event as Segment's middleware and plug-ins know it; null for one that Amplitude's SDK made of itself. It is a
copy, down to the objects in its properties: those of the app stay as they are.`,
      parameters: [{ name: 'event', type: 'AmplitudeEvent' }],
      returns: 'any',
      body: `const { event_type, event_properties, user_properties, group_properties, groups, time, ip, language } = event;
const { $setOnce } = Object(user_properties);
// The campaign that Amplitude's SDK sets on the user is no identify of the code.
if ('initial_utm_source' in Object($setOnce)) return null;
if (/^(\\[Amplitude\\] (?!Page Viewed)|session_start$|session_end$)/.test(event_type)) return null;
const shown = {
  userId: event.user_id,
  anonymousId: event.device_id,
  timestamp: time === undefined ? undefined : new Date(time),
  context: { ip, locale: language },
};
const [groupId] = Object.keys(Object(groups)).map((key) => groups[key]);
if (event_type === '$groupidentify' || (event_type === '$identify' && groupId !== undefined))
  return { ...shown, type: 'group', groupId, traits: Object(copied(Object(group_properties).$set)) };
if (event_type === '$identify')
  return { ...shown, type: 'identify', traits: Object(copied(Object(user_properties).$set)) };
const properties = Object(copied(event_properties));
const page = pageEvents.exec(event_type);
if (!page) return { ...shown, type: 'track', event: event_type, properties };
return { ...shown, type: 'page', name: page[1], category: properties.category, properties };`,
    },
    {
      kind: 'function',
      name: 'takenEvent',
      doc: 'The event of Amplitude with what was made of it.',
      generic: { name: 'T', bound: 'AmplitudeEvent' },
      parameters: [
        { name: 'event', type: 'T' },
        { name: 'shown', type: 'any' },
      ],
      returns: 'T',
      body: `const { type, traits, properties, userId, anonymousId, context } = shown;
const { ip } = Object(context);
const taken = { user_id: toUserId(userId), device_id: toUserId(anonymousId), ip };
const all = { ...event, ...taken, ...messageOptions(shown) };
if (type === 'identify') return { ...all, user_properties: withTraits(event.user_properties, traits) };
if (type === 'group')
  return event.group_properties ? { ...all, group_properties: withTraits(event.group_properties, traits) } : all;
return { ...all, event_type: type === 'track' ? shown.event : event.event_type, event_properties: properties };`,
    },
    {
      kind: 'function',
      name: 'withTraits',
      doc: 'The operations on a user or a group, with these traits as the ones that are set.',
      parameters: [
        { name: 'before', type: 'any' },
        { name: 'traits', type: 'unknown' },
      ],
      returns: 'any',
      body: `const others = { ...Object(before) };
delete others.$set;
return Object.keys(Object(traits)).length > 0 ? { ...others, $set: traits } : others;`,
    },
    {
      kind: 'function',
      name: 'copied',
      doc: 'A copy of a value, down to the objects and lists in it.',
      parameters: [{ name: 'value', type: 'any' }],
      returns: 'any',
      body: `if (Array.isArray(value)) return value.map(copied);
if (!isPlainObject(value)) return value;
const copy = Object();
each(value, (key, inner) => {
  copy[key] = copied(inner);
});
return copy;`,
    },
  ];
}

/** The pages that have a name hold it in a group. */
function pagePattern({ mode, unnamedEvent }: Options['page']): string {
  const named = { 'viewed-name': 'Viewed (.+)', 'viewed-name-page': 'Viewed (.+) Page' } as const;
  const own = mode === 'viewed-name' || mode === 'viewed-name-page' ? [named[mode]] : [];
  const unnamed = mode === 'amplitude' ? '[Amplitude] Page Viewed' : (unnamedEvent ?? 'Loaded a Page');
  const names = [...own, unnamed.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  return `new RegExp(${quoted(`^(?:${names.join('|')})$`)})`;
}
