import type { Recording } from './record.js';
import type { AmplitudeEvent } from './wire.js';

/** Something that is no mapping of the destination, but in which the two SDKs, or two forms of code, differ. */
export interface Behaviour {
  readonly name: string;
  readonly says: string;
  /** Makes it go wrong in what was recorded, which the comparison has to notice. */
  readonly spoil: (recording: Recording) => Recording;
}

const events =
  (change: (events: readonly AmplitudeEvent[]) => readonly AmplitudeEvent[]): Behaviour['spoil'] =>
  (recording) => ({
    ...recording,
    after: { ...recording.after, amplitude: change(recording.after.amplitude) },
  });

const firstDevice = events((all) => all.map((event) => ({ ...event, device_id: all[0]?.device_id ?? '' })));
const lastUser = events((all) => all.map((event) => ({ ...event, user_id: all.at(-1)?.user_id ?? null })));
const withoutLast = events((all) => all.slice(0, -1));
const silent: Behaviour['spoil'] = (recording) => ({
  ...recording,
  after: { ...recording.after, log: recording.after.log.slice(0, -1) },
});

export const behaviours: readonly Behaviour[] = [
  {
    name: 'reset',
    says: 'After a reset there is a new device without a user; what came before it keeps both.',
    spoil: firstDevice,
  },
  {
    name: 'next user without reset',
    says: 'Events belong to the user of their moment when another one signs in.',
    spoil: lastUser,
  },
  {
    name: 'ids that are none',
    says: 'An empty or missing id leaves the user as it is; a number is an id.',
    spoil: lastUser,
  },
  {
    name: 'anonymous id set by hand',
    says: 'An anonymous id that the code sets is the device from then on.',
    spoil: firstDevice,
  },
  {
    name: 'calls before the start',
    says: 'Calls made before the SDK has loaded are sent in their order.',
    spoil: events((all) => [...all].reverse()),
  },
  {
    name: 'calls in one tick',
    says: 'Calls that follow each other at once belong to the user of their moment.',
    spoil: lastUser,
  },
  {
    name: 'callbacks and promises',
    says: 'Callbacks run once, after the call; what is awaited goes on.',
    spoil: silent,
  },
  {
    name: 'reading ids',
    says: 'The ids that the code reads are those that are sent.',
    spoil: silent,
  },
  {
    name: 'places of calls',
    says: 'A call sends the same wherever it stands: in an expression, a loop, an argument.',
    spoil: withoutLast,
  },
  {
    name: 'kinds of clients',
    says: 'It does not matter whether the client is local, exported, global, a field or loaded late.',
    spoil: withoutLast,
  },
  {
    name: 'plug-ins',
    says: 'Middleware and plug-ins see and change the same events, and drop the same.',
    spoil: events((all) => all.map((event) => ({ ...event, event_properties: {}, user_properties: {} }))),
  },
  {
    name: 'plug-ins of apps',
    says: "Plug-ins of React Native's client see and change the same events, in their order, and drop the same.",
    spoil: events((all) => all.map((event) => ({ ...event, event_properties: {}, user_properties: {} }))),
  },
  {
    name: 'cut-over',
    says: 'Visitors whom Segment knew keep their device and their user when Amplitude takes over.',
    spoil: events((all) => all.map((event) => ({ ...event, device_id: crypto.randomUUID() }))),
  },
  {
    name: 'whole visits',
    says: 'What people do in a row, from the first page to the next visitor, is the same story.',
    spoil: withoutLast,
  },
  {
    name: 'servers',
    says: 'What a server sends, each call for a user of its own, arrives for that user; nothing is lost when its process ends, and nothing holds it.',
    spoil: lastUser,
  },
  {
    name: 'apps',
    says: 'What an app for React Native sends is the same: events, screens, users, groups, and who comes after a reset.',
    spoil: withoutLast,
  },
  {
    name: 'server rendering',
    says: 'Where there is no page, a client is made without an error, sends nothing and holds no process.',
    spoil: (recording) => ({ ...recording, after: { ...recording.after, log: [] } }),
  },
  {
    name: 'configuration',
    says: 'Options of the tool change what they say, and nothing else.',
    spoil: withoutLast,
  },
];
