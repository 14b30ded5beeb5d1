import { droppedPlugIns } from './app-plug-ins.js';

/** How calls are written: positional in a browser, one message on a server, positional without options in an app. */
export type Dialect = 'browser' | 'node' | 'react-native';

/**
 * What makes a client of an export: `X.load(…)` or `new X()` that a later `.load` starts, `new X(…)`,
 * `new X(…)` or `X(…)`, `x(…)`.
 */
export type Maker = 'loader' | 'class' | 'class-or-function' | 'function';

/** A package of Segment that hands out clients. */
export interface SegmentSdk {
  readonly package: string;
  readonly dialect: Dialect;
  /** The exports that make clients; `default` is also what `require` of the package gives where `isCallable`. */
  readonly makers: Readonly<Record<string, Maker>>;
  /** Exports that make clients in ways that are not followed. */
  readonly otherMakers: readonly string[];
  /** The export that is a client itself, one for all files. */
  readonly singleton?: string;
  /** The React hook that gives the methods of the client that `provider` was handed. */
  readonly hook?: string;
  readonly provider?: string;
  /** Packages that are only there for this one. */
  readonly companions?: readonly string[];
  /** The classes that plug-ins extend. */
  readonly plugins?: readonly string[];
  /** `module.exports` is the default export itself. */
  readonly isCallable?: true;
  /** The default export is a plug-in of Vue, which starts a client and puts it on every component under this name. */
  readonly installs?: string;
  /** Methods that give the client back. */
  readonly chains?: readonly string[];
}

/** The SDK of browsers, which `window.analytics` is too. */
export const browserSdk: SegmentSdk = {
  package: '@segment/analytics-next',
  dialect: 'browser',
  makers: { AnalyticsBrowser: 'loader' },
  otherMakers: ['Analytics', 'default'],
};

/** Every SDK whose clients are understood. The dialect of a call is that of its client, never of its look. */
export const segmentSdks: readonly SegmentSdk[] = [
  browserSdk,
  {
    package: '@segment/analytics-node',
    dialect: 'node',
    makers: { Analytics: 'class', default: 'class' },
    otherMakers: [],
    chains: ['on', 'once', 'off'],
  },
  {
    package: 'analytics-node',
    dialect: 'node',
    makers: { default: 'class-or-function' },
    otherMakers: [],
    isCallable: true,
    chains: ['track', 'page', 'screen', 'identify', 'group', 'alias'],
  },
  {
    package: '@segment/analytics-react-native',
    dialect: 'react-native',
    makers: { createClient: 'function' },
    otherMakers: ['SegmentClient'],
    singleton: 'default',
    hook: 'useAnalytics',
    provider: 'AnalyticsProvider',
    companions: ['@segment/sovran-react-native', ...droppedPlugIns],
    plugins: [
      ...['Plugin', 'EventPlugin', 'DestinationPlugin', 'UtilityPlugin', 'PlatformPlugin', 'WaitingPlugin'],
    ],
  },
  {
    package: 'vue-segment-analytics',
    dialect: 'browser',
    makers: {},
    otherMakers: [],
    installs: '$segment',
  },
];

/** The SDK of a package; undefined for any other package. */
export function sdkOf(packageName: string): SegmentSdk | undefined {
  return segmentSdks.find((sdk) => sdk.package === packageName);
}

/** True for a class of an SDK that plug-ins extend. */
export const isPluginBase = (packageName: string, exported: string): boolean =>
  sdkOf(packageName)?.plugins?.includes(exported) === true;

/** What makes a client of an export: undefined where it makes none, null where the way is not followed. */
export function makerOf(sdk: SegmentSdk, exported: string): Maker | null | undefined {
  if (sdk.otherMakers.includes(exported)) return null;
  return sdk.makers[exported];
}
