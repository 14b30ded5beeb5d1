package kotlinx.serialization

annotation class Serializable
