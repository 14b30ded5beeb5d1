import { calls } from '../../pair.js';
import type { AmplitudeEvent } from '../../wire.js';
import { chosen, each, variants } from './variants.js';
import { isView } from './views.js';

export const screenOptions = variants(
  'screens',
  calls(
    `analytics.screen('Home', { tab: 1 });`,
    `analytics.screen(given('Cart') as string, {});`,
    `analytics.track('A');`,
  ),
  { by: 'as the destination had them', config: {} },
  {
    by: 'named as screens',
    config: { screen: { mode: 'viewed-name-screen' } },
    differs: chosen(
      'Screens are named "Viewed <name> Screen".',
      each((event) => (isView(event) ? { ...event, event_type: `${event.event_type} Screen` } : event)),
    ),
  },
  {
    by: 'one name for all',
    config: { screen: { mode: 'loaded-a-screen' } },
    differs: chosen(
      'All screens have one name, and say theirs among the properties.',
      each((event) =>
        isView(event)
          ? {
              ...event,
              event_type: 'Loaded a Screen',
              event_properties: { ...event.event_properties, name: event.event_type.slice('Viewed '.length) },
            }
          : event,
      ),
    ),
  },
  ...(['drop', 'classic'] as const).map((mode) => ({
    by: mode,
    config: { screen: { mode } },
    differs: chosen('Screens are not sent.', (events: readonly AmplitudeEvent[]) =>
      events.filter((event) => !isView(event)),
    ),
  })),
);
