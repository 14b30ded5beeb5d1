import { calls, type Pair } from '../../pair.js';
import { type AmplitudeEvent, type Json, objectOf } from '../../wire.js';
import { type Change, chosen, each, variants, without } from './variants.js';

/** Changes the user properties of each identify. */
const identified = (change: (given: Json, event: AmplitudeEvent) => Json): Change =>
  each((event) =>
    event.event_type === '$identify'
      ? { ...event, user_properties: change(event.user_properties ?? {}, event) }
      : event,
  );

const asOperation = (given: Json, operation: string, key: string): Json =>
  key in given ? { ...without(given, key), [operation]: { [key]: given[key] } } : given;

const users = variants(
  'users',
  calls(
    `analytics.identify('user-1', { plan: 'pro', visits: 2, theme: 'dark' });`,
    `analytics.track('A');`,
    `analytics.identify('user-1', { plan: 'max', theme: null });`,
    `analytics.track('B');`,
    `analytics.identify(given('user-1') as string, given({ plan: 'free', theme: null, id: 7 }));`,
    `analytics.track('C');`,
  ),
  { by: 'as the destination had them', config: {} },
  {
    by: 'a trait that is set once',
    config: { identify: { setOnce: ['plan'] } },
    differs: chosen(
      'Traits that the config names are set once.',
      identified((given) => asOperation(given, '$setOnce', 'plan')),
    ),
  },
  {
    by: 'a trait that is null changes nothing',
    config: { identify: { nullTraits: 'skip' } },
    differs: chosen(
      'Traits that are null change nothing.',
      identified((given) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))),
    ),
  },
  {
    by: 'the id as a property',
    config: { identify: { idAsUserProperty: true } },
    differs: chosen(
      'The user id is a user property, too.',
      identified((given, event) => ({ ...given, id: event.user_id })),
    ),
  },
);

const counts = variants(
  'a count of a user',
  calls(
    `analytics.identify('user-1', { visits: 2 });`,
    `analytics.track('A');`,
    `analytics.identify(null as never, given({ visits: '3', name: 'Ann' }));`,
    `analytics.track('B');`,
    `analytics.identify(null as never, { visits: given(4) });`,
    `analytics.track('C');`,
  ),
  {
    by: 'set',
    config: {},
  },
  {
    by: 'added',
    config: { identify: { increment: ['visits'] } },
    differs: {
      says: 'Traits that the config names are added to what is there.',
      chosen: true,
      // Segment repeats the traits that it remembers; each call adds its own.
      messages: (messages) => {
        const own = [2, '3', 4];
        let count = 0;
        return messages.map((message) =>
          message.type === 'identify'
            ? {
                ...message,
                traits: { ...without(objectOf(message.traits), 'visits'), $add: { visits: own[count++] } },
              }
            : message,
        );
      },
    },
  },
);

export const userOptions: readonly Pair[] = [...users, ...counts];
