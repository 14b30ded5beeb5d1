@file:Suppress("UNUSED_PARAMETER", "unused")

package com.example.shop.log

/** A class of the app that has a name of Segment's. */
class Analytics {
    fun track(name: String) {}

    fun screen(name: String) {}

    companion object {
        @JvmStatic
        fun with(owner: Any): Analytics = Analytics()
    }
}

class Log {
    fun track(name: String, properties: Map<String, Any?>) {}

    companion object {
        fun with(owner: Any): Log = Log()
    }
}
