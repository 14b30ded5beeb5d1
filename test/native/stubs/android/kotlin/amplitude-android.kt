@file:Suppress("UNUSED_PARAMETER", "unused")

package com.amplitude.android

import android.content.Context
import com.amplitude.core.events.EventOptions
import com.amplitude.core.events.Identify

enum class AutocaptureOption {
    SESSIONS,
    APP_LIFECYCLES,
    DEEP_LINKS,
    SCREEN_VIEWS,
    ELEMENT_INTERACTIONS,
    FRUSTRATION_INTERACTIONS,
}

open class Configuration(
    val apiKey: String,
    val context: Context,
    var flushQueueSize: Int = 30,
    var flushIntervalMillis: Int = 30_000,
    var instanceName: String = "\$default_instance",
    var optOut: Boolean = false,
    var minIdLength: Int? = null,
    var serverZone: com.amplitude.core.ServerZone = com.amplitude.core.ServerZone.US,
    var autocapture: Set<AutocaptureOption> = setOf(AutocaptureOption.SESSIONS),
    var deviceId: String? = null,
    var enableAutocaptureRemoteConfig: Boolean = true,
)

class ConfigurationBuilder(apiKey: String, context: Context) : Configuration(apiKey, context) {
    fun build(): Configuration = this
}

open class Amplitude(val configuration: Configuration) {
    var optOut: Boolean = false

    @JvmOverloads
    fun track(eventType: String, eventProperties: Map<String, Any?>? = null, options: EventOptions? = null): Amplitude = this

    @JvmOverloads
    fun identify(userProperties: Map<String, Any?>?, options: EventOptions? = null): Amplitude = this

    @JvmOverloads
    fun identify(identify: Identify, options: EventOptions? = null): Amplitude = this

    fun setUserId(userId: String?): Amplitude = this

    fun getUserId(): String? = null

    fun setDeviceId(deviceId: String): Amplitude = this

    fun getDeviceId(): String? = null

    @JvmOverloads
    fun groupIdentify(groupType: String, groupName: String, groupProperties: Map<String, Any?>?, options: EventOptions? = null): Amplitude = this

    @JvmOverloads
    fun groupIdentify(groupType: String, groupName: String, identify: Identify, options: EventOptions? = null): Amplitude = this

    @JvmOverloads
    fun setGroup(groupType: String, groupName: String, options: EventOptions? = null): Amplitude = this

    @JvmOverloads
    fun setGroup(groupType: String, groupName: Array<String>, options: EventOptions? = null): Amplitude = this

    fun reset(): Amplitude = this

    fun flush() {}
}

fun Amplitude(apiKey: String, context: Context, configs: ConfigurationBuilder.() -> Unit): Amplitude =
    Amplitude(ConfigurationBuilder(apiKey, context).apply(configs).build())
