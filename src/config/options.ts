/** Everything that steers a run, after flags, config file and profile have been merged. */
export interface Options {
  readonly global: readonly string[];
  readonly client: 'functions' | 'instance' | 'auto';
  readonly imports: 'named' | 'namespace';
  /** Which of Segment's destinations the data came from: it sets the defaults of the options below. */
  readonly continuity: Continuity;
  /** Where the emitted helper goes, relative to the nearest package.json; null for the default place. */
  readonly helper: string | null;
  readonly apiKey: string | null;
  readonly serverZone: 'US' | 'EU';
  /** True for what Segment stored, `classic` for what the SDK of its classic destination stored. */
  readonly preserveDeviceId: boolean | 'classic';
  /** How a page gets the SDK in the place of Segment's snippet. */
  readonly loader: 'stub' | 'library' | 'hosted';
  readonly minIdLength: number | null;
  /** What the SDK may send of itself. */
  readonly autocapture: Readonly<Record<Capture, boolean>>;
  readonly page: {
    readonly mode: 'viewed-name' | 'viewed-name-page' | 'loaded-a-page' | 'amplitude' | 'drop';
    readonly properties: 'segment' | 'amplitude' | 'none';
    /** Null where a page without a name is not sent. */
    readonly unnamedEvent: string | null;
  };
  readonly screen: {
    readonly mode: 'viewed-name' | 'viewed-name-screen' | 'loaded-a-screen' | 'classic' | 'drop';
  };
  readonly group: {
    readonly patterns: readonly GroupPattern[];
    readonly type: string | null;
    /** The group traits that hold type and name of the group. */
    readonly typeTrait: string | null;
    readonly valueTrait: string | null;
    readonly fallbackType: string;
    readonly sendProperties: boolean;
  };
  readonly identify: {
    readonly setOnce: readonly string[];
    readonly increment: readonly string[];
    readonly nullTraits: 'unset' | 'skip';
    readonly idAsUserProperty: boolean;
  };
  readonly revenue: {
    readonly mode: 'actions' | 'classic' | 'all-event-options' | 'off';
    readonly expandProducts: boolean;
  };
  readonly mapMessageId: boolean;
  /** Which of a message's ids is the device on a server. */
  readonly node: { readonly deviceId: (typeof deviceIds)[number] };
  readonly excludedCalls: 'keep' | 'remove';
  readonly alias: 'todo' | 'remove';
  /** What becomes of calls in tests: migrated as elsewhere, listed and left, or left out. */
  readonly tests: 'rewrite' | 'report' | 'skip';
  /** How the code of an Android app names its Amplitude instance. */
  readonly android: { readonly instance: string };
  /** Amplitude's SDK for iOS; null for the one that the project has, else AmplitudeSwift. */
  readonly ios: { readonly sdk: 'amplitude-swift' | 'amplitude-ios' | null };
  readonly markers: boolean;
  readonly ignore: readonly string[];
}

/** How a literal group id falls apart into a type and a name: `match` is a regular expression with named groups `type` and `name`. */
export interface GroupPattern {
  readonly match: string;
  readonly type?: string;
}

/** Segment's destinations for Amplitude, and `none` for a team that starts anew. */
export const continuities = ['actions', 'classic-device', 'classic-cloud', 'none'] as const;
export type Continuity = (typeof continuities)[number];

/** The device of a message: the one in its context, as Segment's destination has it, or the anonymous id alone. */
export const deviceIds = ['context-then-anonymous', 'anonymous'] as const;

/** What the Browser SDK can send of itself (analytics-browser 2.47, `default-tracking.ts`). */
export const captures = [
  'attribution',
  'pageViews',
  'sessions',
  'formInteractions',
  'fileDownloads',
  'pageUrlEnrichment',
  'elementInteractions',
  'frustrationInteractions',
  'networkTracking',
  'webVitals',
] as const;
export type Capture = (typeof captures)[number];

/** The defaults, which are those of the profile `actions`. */
export const defaultOptions: Options = {
  global: ['analytics'],
  client: 'auto',
  imports: 'named',
  continuity: 'actions',
  helper: null,
  apiKey: null,
  serverZone: 'US',
  preserveDeviceId: true,
  loader: 'stub',
  minIdLength: null,
  autocapture: {
    attribution: true,
    pageViews: false,
    sessions: false,
    formInteractions: false,
    fileDownloads: false,
    pageUrlEnrichment: false,
    elementInteractions: false,
    frustrationInteractions: false,
    networkTracking: false,
    webVitals: false,
  },
  page: { mode: 'viewed-name', properties: 'segment', unnamedEvent: 'Loaded a Page' },
  screen: { mode: 'viewed-name' },
  group: {
    patterns: [],
    type: null,
    typeTrait: null,
    valueTrait: null,
    fallbackType: '[Segment] Group',
    sendProperties: true,
  },
  identify: { setOnce: [], increment: [], nullTraits: 'unset', idAsUserProperty: false },
  revenue: { mode: 'actions', expandProducts: false },
  mapMessageId: false,
  node: { deviceId: 'context-then-anonymous' },
  excludedCalls: 'keep',
  alias: 'todo',
  tests: 'report',
  android: { instance: 'amplitude' },
  ios: { sdk: null },
  markers: true,
  ignore: [],
};
