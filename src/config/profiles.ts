import { type Continuity, continuities, defaultOptions, type Options } from './options.js';

/** Some options, and some keys of those that have keys of their own. */
export type PartialOptions = {
  readonly [K in keyof Options]?: Options[K] extends readonly unknown[] ? Options[K] : Partial<Options[K]>;
};

/**
 * What each of Segment's Amplitude destinations did otherwise than the current one
 * (analytics.js-integrations, `integrations/amplitude` 3.3.3; segment-docs, `catalog/amplitude`).
 */
export const profiles: Readonly<Record<Continuity, PartialOptions>> = {
  actions: {},
  'classic-device': {
    preserveDeviceId: 'classic',
    minIdLength: 1,
    page: { mode: 'viewed-name-page', unnamedEvent: null },
    screen: { mode: 'classic' },
    group: { type: '[Segment] Group', sendProperties: false },
    identify: { nullTraits: 'skip', idAsUserProperty: true },
    revenue: { mode: 'classic', expandProducts: true },
  },
  'classic-cloud': {
    minIdLength: 1,
    page: { mode: 'viewed-name-page', unnamedEvent: null },
    screen: { mode: 'viewed-name-screen' },
    group: { type: '[Segment] Group' },
    revenue: { mode: 'all-event-options' },
  },
  none: {
    preserveDeviceId: false,
    autocapture: {
      pageViews: true,
      sessions: true,
      formInteractions: true,
      fileDownloads: true,
      pageUrlEnrichment: true,
    },
    page: { mode: 'amplitude', properties: 'none' },
  },
};

/** A config, as read, over what its profile says: what it gives itself wins, key by key. */
export function overProfile(config: unknown): unknown {
  if (!isObject(config)) return config;
  const { continuity } = config;
  const known = continuities.find((name) => name === continuity);
  return known ? merged(profiles[known], config) : config;
}

/** Some options over those of their profile, and those over the defaults. */
export function completed(options: PartialOptions): Options {
  const { continuity = defaultOptions.continuity } = options;
  return merged(merged({ ...defaultOptions }, { ...profiles[continuity] }), {
    ...options,
  }) as unknown as Options;
}

type Keys = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Keys =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Objects are put together key by key; anything else is replaced. */
function merged(below: object, above: Keys): Keys {
  const result: Record<string, unknown> = { ...below };
  for (const [key, value] of Object.entries(above)) {
    const under = result[key];
    result[key] = isObject(under) && isObject(value) ? merged(under, value) : value;
  }
  return result;
}
