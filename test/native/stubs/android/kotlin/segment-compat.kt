@file:Suppress("UNUSED_PARAMETER", "unused")

package com.segment.analytics.kotlin.core.compat

import com.segment.analytics.kotlin.core.Analytics
import com.segment.analytics.kotlin.core.Configuration
import kotlinx.serialization.json.JsonObject

class JavaAnalytics(val analytics: Analytics) {
    constructor(configuration: Configuration) : this(Analytics(configuration))

    @JvmOverloads
    fun track(name: String, properties: JsonObject = JsonObject(emptyMap())) {}

    fun track(name: String, properties: Map<String, Any>) {}

    @JvmOverloads
    fun identify(userId: String, traits: JsonObject = JsonObject(emptyMap())) {}

    fun identify(userId: String, traits: Map<String, Any>) {}

    fun identify(traits: JsonObject) {}

    @JvmOverloads
    fun screen(title: String, properties: JsonObject = JsonObject(emptyMap()), category: String = "") {}

    fun screen(title: String, properties: Map<String, Any>, category: String) {}

    fun add(plugin: com.segment.analytics.kotlin.core.platform.Plugin) {}

    fun identify(traits: Map<String, Any>) {}

    fun group(groupId: String, traits: Map<String, Any>) {}

    @JvmOverloads
    fun group(groupId: String, traits: JsonObject = JsonObject(emptyMap())) {}

    fun alias(newId: String) {}

    fun flush() {}

    fun reset() {}

    fun userId(): String? = null

    fun anonymousId(): String = ""
}

object Builders {
    @JvmStatic
    fun buildJsonObject(action: java.util.function.Consumer<in JsonObjectBuilder>): JsonObject = JsonObject(emptyMap())

    @JvmStatic
    fun buildJsonObjectFunc(action: JsonObjectBuilder.() -> Unit): JsonObject = JsonObject(emptyMap())

    class JsonObjectBuilder {
        fun put(key: String, value: Boolean?): JsonObjectBuilder = this

        fun put(key: String, value: Number?): JsonObjectBuilder = this

        fun put(key: String, value: String?): JsonObjectBuilder = this

        fun putJsonObject(key: String, action: java.util.function.Consumer<in JsonObjectBuilder>): JsonObjectBuilder = this
    }
}

class ConfigurationBuilder(writeKey: String) {
    private val configuration = Configuration(writeKey)

    fun setApplication(application: Any?) = apply { configuration.application = application }

    fun setTrackApplicationLifecycleEvents(on: Boolean) = apply { configuration.trackApplicationLifecycleEvents = on }

    fun setFlushAt(flushAt: Int) = apply { configuration.flushAt = flushAt }

    fun setFlushInterval(flushInterval: Int) = apply { configuration.flushInterval = flushInterval }

    fun build(): Configuration = configuration
}
