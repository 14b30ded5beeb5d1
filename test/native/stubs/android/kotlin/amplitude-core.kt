@file:Suppress("UNUSED_PARAMETER", "unused")

package com.amplitude.core.events

open class EventOptions {
    var userId: String? = null
    var deviceId: String? = null
    var timestamp: Long? = null
    var eventId: Long? = null
    var sessionId: Long? = null
    var insertId: String? = null
    var locationLat: Double? = null
    var locationLng: Double? = null
    var appVersion: String? = null
    var platform: String? = null
    var osName: String? = null
    var osVersion: String? = null
    var deviceBrand: String? = null
    var deviceManufacturer: String? = null
    var deviceModel: String? = null
    var carrier: String? = null
    var country: String? = null
    var region: String? = null
    var city: String? = null
    var idfv: String? = null
    var language: String? = null
    var ip: String? = null
    var revenue: Double? = null
    var price: Double? = null
    var quantity: Int? = null
    var productId: String? = null
    var revenueType: String? = null
    var currency: String? = null
}

open class Identify {
    fun set(property: String, value: Boolean): Identify = this
    fun set(property: String, value: Double): Identify = this
    fun set(property: String, value: Float): Identify = this
    fun set(property: String, value: Int): Identify = this
    fun set(property: String, value: Long): Identify = this
    fun set(property: String, value: String): Identify = this
    fun set(property: String, value: Map<String, Any>): Identify = this
    fun set(property: String, value: List<Any>): Identify = this
    fun set(property: String, value: Array<Boolean>): Identify = this
    fun set(property: String, value: Array<Double>): Identify = this
    fun set(property: String, value: Array<Float>): Identify = this
    fun set(property: String, value: Array<Int>): Identify = this
    fun set(property: String, value: Array<Long>): Identify = this
    fun set(property: String, value: Array<String>): Identify = this
    fun set(property: String, value: Any): Identify = this
    fun unset(property: String): Identify = this
}
