@file:Suppress("UNUSED_PARAMETER", "unused")

package com.segment.analytics.kotlin.core

import kotlinx.serialization.json.JsonObject

val emptyJsonObject: JsonObject = JsonObject(emptyMap())

typealias EnrichmentClosure = (event: BaseEvent?) -> BaseEvent?

open class BaseEvent

data class Configuration(
    val writeKey: String,
    var application: Any? = null,
    var collectDeviceId: Boolean = false,
    var trackApplicationLifecycleEvents: Boolean = false,
    var useLifecycleObserver: Boolean = false,
    var trackDeepLinks: Boolean = false,
    var flushAt: Int = 20,
    var flushInterval: Int = 30,
    var autoAddSegmentDestination: Boolean = true,
    var apiHost: String = "",
    var cdnHost: String = "",
    var flushPolicies: List<Any> = emptyList(),
    var defaultSettings: Any? = null,
    var requestFactory: Any? = null,
    var errorHandler: ((Throwable) -> Unit)? = null,
)

open class Analytics(val configuration: Configuration) {
    var enabled = true

    @JvmOverloads
    fun track(name: String, properties: JsonObject = JsonObject(emptyMap()), enrichment: EnrichmentClosure? = null) {}

    fun <T> track(name: String, properties: T, enrichment: EnrichmentClosure? = null) {}

    @JvmOverloads
    fun identify(userId: String, traits: JsonObject = JsonObject(emptyMap()), enrichment: EnrichmentClosure? = null) {}

    fun <T> identify(traits: T, enrichment: EnrichmentClosure? = null) {}

    @JvmOverloads
    fun identify(traits: JsonObject = JsonObject(emptyMap()), enrichment: EnrichmentClosure? = null) {}

    fun <T> identify(userId: String, traits: T, enrichment: EnrichmentClosure? = null) {}

    @JvmOverloads
    fun screen(
        title: String,
        properties: JsonObject = JsonObject(emptyMap()),
        category: String = "",
        enrichment: EnrichmentClosure? = null,
    ) {}

    fun <T> screen(title: String, properties: T, category: String = "", enrichment: EnrichmentClosure? = null) {}

    @JvmOverloads
    fun group(groupId: String, traits: JsonObject = JsonObject(emptyMap()), enrichment: EnrichmentClosure? = null) {}

    fun <T> group(groupId: String, traits: T, enrichment: EnrichmentClosure? = null) {}

    fun alias(newId: String, enrichment: EnrichmentClosure? = null) {}

    fun add(plugin: com.segment.analytics.kotlin.core.platform.Plugin): Analytics = this

    fun remove(plugin: com.segment.analytics.kotlin.core.platform.Plugin): Analytics = this

    fun <T> track(name: String, properties: T, serializer: Any, enrichment: EnrichmentClosure? = null) {}

    fun find(type: Any): com.segment.analytics.kotlin.core.platform.Plugin? = null

    fun findAll(type: Any): List<com.segment.analytics.kotlin.core.platform.Plugin> = emptyList()

    fun process(event: BaseEvent, enrichment: EnrichmentClosure? = null) {}

    fun settings(): Any? = null

    suspend fun settingsAsync(): Any? = null

    fun purgeStorage() {}

    fun pendingUploads(): List<String> = emptyList()

    fun flush() {}

    fun reset() {}

    fun shutdown() {}

    fun userId(): String? = null

    fun anonymousId(): String = ""

    fun traits(): JsonObject? = null

    fun version(): String = ""

    companion object {
        var debugLogsEnabled: Boolean = false

        fun setLogger(logger: Any) {}
    }
}

fun Analytics(writeKey: String, configs: Configuration.() -> Unit): Analytics = Analytics(Configuration(writeKey).apply(configs))
