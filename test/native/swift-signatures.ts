/**
 * What Amplitude's SDKs for iOS declare of what the output may call, as Swift sees it; `=` where a parameter has a
 * default. AmplitudeSwift 1.18 (`Amplitude.swift`, `Configuration.swift`, `Events/*.swift`), Amplitude-iOS 8.22
 * (`Amplitude.h`, `AMPIdentify.h`, `AMPDefaultTrackingOptions.h`, names as the importer of Swift gives them).
 */
export interface Signatures {
  /** Methods of a client. */
  readonly client: readonly string[];
  /** Methods of what collects the operations of an identify. */
  readonly identify: readonly string[];
  /** Calls that make something. */
  readonly makers: readonly string[];
  /** What is assigned on a client. */
  readonly properties: Readonly<Record<string, string>>;
}

const values = ['Bool', 'Int', 'Double', 'String', '[String: Any]', '[Any]', 'Any?'];

export const signatures: Readonly<Record<'amplitude-swift' | 'amplitude-ios', Signatures>> = {
  'amplitude-swift': {
    client: [
      'track(eventType: String, eventProperties: [String: Any]? =, options: EventOptions? =)',
      'identify(userProperties: [String: Any]?, options: EventOptions? =)',
      'identify(identify: Identify, options: EventOptions? =)',
      'groupIdentify(groupType: String, groupName: String, groupProperties: [String: Any]?, options: EventOptions? =)',
      'groupIdentify(groupType: String, groupName: String, identify: Identify, options: EventOptions? =)',
      'setGroup(groupType: String, groupName: String, options: EventOptions? =)',
      'setUserId(userId: String?)',
      'setDeviceId(deviceId: String?)',
      'getUserId()',
      'getDeviceId()',
      'flush()',
      'reset()',
    ],
    identify: [
      ...['set', 'setOnce', 'add'].flatMap((operation) =>
        values.map((type) => `${operation}(property: String, value: ${type})`),
      ),
      'unset(property: String)',
    ],
    makers: [
      'Amplitude(configuration: Configuration)',
      'Configuration(apiKey: String, flushQueueSize: Int =, flushIntervalMillis: Int =, minIdLength: Int? =, serverZone: ServerZone =, autocapture: AutocaptureOptions =, enableAutoCaptureRemoteConfig: Bool =)',
      'Identify()',
      'EventOptions(userId: String? =, deviceId: String? =, timestamp: Int64? =, eventId: Int64? =, sessionId: Int64? =, insertId: String? =, locationLat: Double? =, locationLng: Double? =, appVersion: String? =, platform: String? =, osName: String? =, osVersion: String? =, deviceBrand: String? =, deviceManufacturer: String? =, deviceModel: String? =, carrier: String? =, country: String? =, region: String? =, city: String? =, idfa: String? =, idfv: String? =, adid: String? =, language: String? =, ip: String? =, revenue: Double? =, price: Double? =, quantity: Int? =, productId: String? =, revenueType: String? =)',
    ],
    properties: { 'configuration.optOut': 'Bool', shared: 'Amplitude' },
  },
  'amplitude-ios': {
    client: [
      'initializeApiKey(String)',
      'setServerZone(ServerZone)',
      'logEvent(String)',
      'logEvent(String, withEventProperties: [String: Any]?)',
      'identify(AMPIdentify)',
      'setUserProperties([String: Any])',
      'setGroup(String, groupName: NSObject)',
      'groupIdentify(withGroupType: String, groupName: NSObject, groupIdentify: AMPIdentify)',
      'setUserId(String?)',
      'setDeviceId(String)',
      'getDeviceId()',
      'uploadEvents()',
      'regenerateDeviceId()',
    ],
    identify: [
      'set(String, value: NSObject?)',
      'setOnce(String, value: NSObject?)',
      'add(String, value: NSObject?)',
      'unset(String)',
    ],
    makers: ['AMPIdentify()'],
    properties: {
      optOut: 'Bool',
      eventUploadThreshold: 'Int',
      eventUploadPeriodSeconds: 'Int',
      'defaultTracking.appLifecycles': 'Bool',
      'defaultTracking.deepLinks': 'Bool',
      'defaultTracking.screenViews': 'Bool',
    },
  },
};
