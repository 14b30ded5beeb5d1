/** Everything that steers a run, after flags, config file and profile have been merged. */
export interface Options {
  readonly global: readonly string[];
  readonly client: 'functions' | 'instance' | 'auto';
  readonly imports: 'named' | 'namespace';
  /** Where the emitted helper goes, relative to the nearest package.json; null for the default place. */
  readonly helper: string | null;
  readonly apiKey: string | null;
  readonly serverZone: 'US' | 'EU';
  readonly preserveDeviceId: boolean;
  readonly minIdLength: number | null;
  readonly page: {
    readonly mode: 'viewed-name' | 'viewed-name-page' | 'loaded-a-page' | 'drop';
    readonly unnamedEvent: string;
  };
  readonly group: {
    readonly patterns: readonly GroupPattern[];
    readonly type: string | null;
    readonly fallbackType: string;
    readonly sendProperties: boolean;
  };
  readonly revenue: { readonly mode: 'actions' | 'off' };
  readonly mapMessageId: boolean;
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

export const defaultOptions: Options = {
  global: ['analytics'],
  client: 'auto',
  imports: 'named',
  helper: null,
  apiKey: null,
  serverZone: 'US',
  preserveDeviceId: true,
  minIdLength: null,
  page: { mode: 'viewed-name', unnamedEvent: 'Loaded a Page' },
  group: { patterns: [], type: null, fallbackType: '[Segment] Group', sendProperties: true },
  revenue: { mode: 'actions' },
  mapMessageId: false,
  tests: 'report',
  android: { instance: 'amplitude' },
  ios: { sdk: null },
  markers: true,
  ignore: [],
};
