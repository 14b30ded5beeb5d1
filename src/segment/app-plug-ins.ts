/** What a ready-made plug-in for an app's client does, as far as Amplitude is concerned. */
export type PlugInRole =
  /** It gives events the session that Amplitude's SDK has of itself. */
  | 'sessions'
  /** It hands events on to another SDK on the device, and changes none of them. */
  | 'destination'
  /** It applies the filters that were set up in Segment. */
  | 'filters'
  /** It adds to the context of events, of which Amplitude got nothing. */
  | 'context'
  /** It sends events to Segment. */
  | 'segment'
  /** It puts an id of the device into the context: that of ads on Android, that of Apple, that of pushes. */
  | 'advertising-id'
  | 'idfa'
  | 'push-token';

/** A plug-in that a package brings. */
export interface ReadyMadePlugIn {
  readonly role: PlugInRole;
  /** The package of the SDK that it feeds. */
  readonly feeds?: string;
}

const sdk = '@segment/analytics-react-native';
/** The packages of Segment that hold plug-ins for apps begin like this. */
const prefix = `${sdk}-plugin-`;

/** By the rest of the package's name. Packages of partners are not known for what they do. */
const readyMade: Readonly<Record<string, ReadyMadePlugIn>> = {
  'amplitude-session': { role: 'sessions' },
  'advertising-id': { role: 'advertising-id' },
  'destination-filters': { role: 'filters' },
  'device-token': { role: 'push-token' },
  idfa: { role: 'idfa' },
  adjust: { role: 'destination', feeds: 'react-native-adjust' },
  appsflyer: { role: 'destination', feeds: 'react-native-appsflyer' },
  branch: { role: 'destination', feeds: 'react-native-branch' },
  braze: { role: 'destination', feeds: '@braze/react-native-sdk' },
  'braze-middleware': { role: 'destination', feeds: '@braze/react-native-sdk' },
  clevertap: { role: 'destination', feeds: 'clevertap-react-native' },
  'facebook-app-events': { role: 'destination', feeds: 'react-native-fbsdk-next' },
  firebase: { role: 'destination', feeds: '@react-native-firebase/analytics' },
  mixpanel: { role: 'destination', feeds: 'mixpanel-react-native' },
};

/** The plug-in that an export of a package is; undefined for one that is not known. */
export function readyMadeIn(source: string, exported: string): ReadyMadePlugIn | undefined {
  if (source === sdk) return exported === 'SegmentDestination' ? { role: 'segment' } : undefined;
  const name = source.startsWith(prefix) ? source.slice(prefix.length) : '';
  return Object.hasOwn(readyMade, name) ? readyMade[name] : undefined;
}

/** The packages whose plug-ins leave nothing behind where they are no longer added. */
export const droppedPlugIns: readonly string[] = Object.entries(readyMade).flatMap(([name, { role }]) =>
  role === 'destination' || role === 'idfa' ? [] : [prefix + name],
);

/** The constants of the SDK that plug-ins are written with, and what they stand for. */
export const plugInEnums: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  PluginType: {
    before: 'before',
    enrichment: 'enrichment',
    destination: 'destination',
    after: 'after',
    utility: 'utility',
  },
  EventType: {
    TrackEvent: 'track',
    ScreenEvent: 'screen',
    IdentifyEvent: 'identify',
    GroupEvent: 'group',
    AliasEvent: 'alias',
  },
};

/** The types of the events that plug-ins are handed. */
export const eventTypes: readonly string[] = [
  ...['SegmentEvent', 'TrackEventType', 'ScreenEventType', 'IdentifyEventType', 'GroupEventType'],
  'AliasEventType',
];
