import type { Dialect } from '../segment/sdks.js';

/** Where apps store what has to last. */
export const appStorage = '@react-native-async-storage/async-storage';

/** An SDK of Amplitude that output can speak to; all SDKs of mobile apps are told the same. */
export interface Flavour {
  readonly name: Dialect | 'mobile';
  /** Who a call is about: the client remembers it, or each call says it in its event options. */
  readonly identity: 'remembered' | 'per-call';
}

/** An SDK that is a package of npm. */
export interface PackageFlavour extends Flavour {
  readonly name: Dialect;
  readonly package: string;
  /** What a manifest gets: caret of a current release. */
  readonly version: string;
  /** Packages that an app names beside it: their native parts are linked from the app's own manifest. */
  readonly companions?: Readonly<Record<string, string>>;
}

export const mobile: Flavour = { name: 'mobile', identity: 'remembered' };

/** The SDK that takes over from a Segment client, by the client's dialect. */
export const flavours: Readonly<Record<Dialect, PackageFlavour>> = {
  browser: {
    name: 'browser',
    package: '@amplitude/analytics-browser',
    version: '^2.47.1',
    identity: 'remembered',
  },
  node: {
    name: 'node',
    package: '@amplitude/analytics-node',
    version: '^1.5.73',
    identity: 'per-call',
  },
  'react-native': {
    name: 'react-native',
    package: '@amplitude/analytics-react-native',
    version: '^1.10.0',
    companions: { [appStorage]: '^1.17.11' },
    identity: 'remembered',
  },
};

/**
 * Amplitude's package of several products, whose analytics are those of the SDK for browsers on a client of its own:
 * with all its exports but `init`, in the place of which stands this function.
 */
export const unified = { package: '@amplitude/unified', start: 'initAll' } as const;

export const allFlavours: readonly PackageFlavour[] = Object.values(flavours);
