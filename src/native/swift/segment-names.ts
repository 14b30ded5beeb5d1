/** What apps extend Segment's SDKs with, and see of them beside the client: names that need no module in front of them. */
const parts = [
  ...['Plugin', 'EventPlugin', 'DestinationPlugin', 'UtilityPlugin', 'PlatformPlugin', 'VersionedPlugin'],
  ...[
    'PluginType',
    'UpdateType',
    'Timeline',
    'TypedPlugin',
    'EnrichmentClosure',
    'OperatingMode',
    'StorageMode',
  ],
  ...[
    'RawEvent',
    'TrackEvent',
    'IdentifyEvent',
    'ScreenEvent',
    'GroupEvent',
    'AliasEvent',
    'UserInfo',
    'JSON',
  ],
  ...['FlushPolicy', 'CountBasedFlushPolicy', 'IntervalBasedFlushPolicy', 'LogFilterKind', 'iOSLifecycle'],
  ...['Middleware', 'BlockMiddleware', 'SourceMiddleware', 'DestinationMiddleware', 'MiddlewareRunner'],
  ...['Integration', 'IntegrationFactory', 'Payload', 'TrackPayload', 'IdentifyPayload', 'ScreenPayload'],
  ...['GroupPayload', 'AliasPayload'],
];

const extending = new RegExp(
  `\\bSegment\\s*\\.|\\bSEG(?!Analytics)[A-Z][a-z]\\w+|\\b(?:${parts.join('|')})\\b`,
);

const clients =
  /\b(?:SEG)?Analytics(?:Configuration)?\b|\bConfiguration\s*\(\s*writeKey|:\s*Configuration\b(?!\s*\()/;

/** True for code that names something of Segment's, as far as names tell. */
export const namesSegment = (code: string): boolean => extending.test(code) || clients.test(code);

/** True for code that names something of Segment's that is neither a client nor its configuration. */
export const extendsSegment = (code: string): boolean => extending.test(code);
