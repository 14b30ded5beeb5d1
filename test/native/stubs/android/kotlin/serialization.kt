@file:Suppress("UNUSED_PARAMETER", "unused")

package kotlinx.serialization.json

sealed class JsonElement

class JsonPrimitiveValue : JsonElement()

class JsonObject(content: Map<String, JsonElement>) : JsonElement(), Map<String, JsonElement> by content

class JsonArray(content: List<JsonElement>) : JsonElement(), List<JsonElement> by content

object JsonNull

fun JsonPrimitive(value: String?): JsonElement = JsonPrimitiveValue()

fun JsonPrimitive(value: Number?): JsonElement = JsonPrimitiveValue()

fun JsonPrimitive(value: Boolean?): JsonElement = JsonPrimitiveValue()

class JsonObjectBuilder {
    fun put(key: String, element: JsonElement): JsonElement? = null
}

fun JsonObjectBuilder.put(key: String, value: String?): JsonElement? = null

fun JsonObjectBuilder.put(key: String, value: Number?): JsonElement? = null

fun JsonObjectBuilder.put(key: String, value: Boolean?): JsonElement? = null

fun JsonObjectBuilder.putJsonObject(key: String, builder: JsonObjectBuilder.() -> Unit): JsonElement? = null

fun JsonObjectBuilder.putJsonArray(key: String, builder: JsonArrayBuilder.() -> Unit): JsonElement? = null

class JsonArrayBuilder {
    fun add(element: JsonElement): Boolean = true
}

fun JsonArrayBuilder.add(value: String?): Boolean = true

fun JsonArrayBuilder.add(value: Number?): Boolean = true

fun JsonArrayBuilder.add(value: Boolean?): Boolean = true

fun JsonArrayBuilder.addJsonObject(builder: JsonObjectBuilder.() -> Unit): Boolean = true

fun buildJsonObject(builder: JsonObjectBuilder.() -> Unit): JsonObject = JsonObject(emptyMap())

fun buildJsonArray(builder: JsonArrayBuilder.() -> Unit): JsonArray = JsonArray(emptyList())

