import Foundation

// What the output may use of AmplitudeSwift 1.18, for the compiler.
public class EventOptions {
    public init(userId: String? = nil, deviceId: String? = nil, timestamp: Int64? = nil, eventId: Int64? = nil, sessionId: Int64? = nil, insertId: String? = nil, locationLat: Double? = nil, locationLng: Double? = nil, appVersion: String? = nil, platform: String? = nil, osName: String? = nil, osVersion: String? = nil, deviceBrand: String? = nil, deviceManufacturer: String? = nil, deviceModel: String? = nil, carrier: String? = nil, country: String? = nil, region: String? = nil, city: String? = nil, idfa: String? = nil, idfv: String? = nil, adid: String? = nil, language: String? = nil, ip: String? = nil, revenue: Double? = nil, price: Double? = nil, quantity: Int? = nil, productId: String? = nil, revenueType: String? = nil) {}
}

public class Identify {
    public init() {}
    @discardableResult public func set(property: String, value: Bool) -> Identify { self }
    @discardableResult public func set(property: String, value: Int) -> Identify { self }
    @discardableResult public func set(property: String, value: Double) -> Identify { self }
    @discardableResult public func set(property: String, value: String) -> Identify { self }
    @discardableResult public func set(property: String, value: [String: Any]) -> Identify { self }
    @discardableResult public func set(property: String, value: [Any]) -> Identify { self }
    @discardableResult public func set(property: String, value: [String]) -> Identify { self }
    @discardableResult public func set(property: String, value: Any?) -> Identify { self }
    @discardableResult public func setOnce(property: String, value: String) -> Identify { self }
    @discardableResult public func setOnce(property: String, value: Any?) -> Identify { self }
    @discardableResult public func add(property: String, value: Int) -> Identify { self }
    @discardableResult public func add(property: String, value: Double) -> Identify { self }
    @discardableResult public func unset(property: String) -> Identify { self }
}

public enum ServerZone { case US, EU }

public struct AutocaptureOptions: OptionSet {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let sessions = AutocaptureOptions(rawValue: 1)
    public static let appLifecycles = AutocaptureOptions(rawValue: 2)
    public static let screenViews = AutocaptureOptions(rawValue: 4)
}

public class Configuration {
    public var optOut = false
    public init(apiKey: String, flushQueueSize: Int = 30, flushIntervalMillis: Int = 30000, minIdLength: Int? = nil, serverZone: ServerZone = .US, autocapture: AutocaptureOptions = .sessions, enableAutoCaptureRemoteConfig: Bool = true) {}
}

public class Amplitude {
    public let configuration: Configuration
    public init(configuration: Configuration) { self.configuration = configuration }
    @discardableResult public func track(eventType: String, eventProperties: [String: Any]? = nil, options: EventOptions? = nil) -> Amplitude { self }
    @discardableResult public func identify(userProperties: [String: Any]?, options: EventOptions? = nil) -> Amplitude { self }
    @discardableResult public func identify(identify: Identify, options: EventOptions? = nil) -> Amplitude { self }
    @discardableResult public func groupIdentify(groupType: String, groupName: String, groupProperties: [String: Any]?, options: EventOptions? = nil) -> Amplitude { self }
    @discardableResult public func groupIdentify(groupType: String, groupName: String, identify: Identify, options: EventOptions? = nil) -> Amplitude { self }
    @discardableResult public func setGroup(groupType: String, groupName: String, options: EventOptions? = nil) -> Amplitude { self }
    @discardableResult public func setUserId(userId: String?) -> Amplitude { self }
    @discardableResult public func setDeviceId(deviceId: String?) -> Amplitude { self }
    public func getUserId() -> String? { nil }
    public func getDeviceId() -> String? { nil }
    @discardableResult public func flush() -> Amplitude { self }
    @discardableResult public func reset() -> Amplitude { self }
}
