package com.segment.analytics.kotlin.core.platform

import com.segment.analytics.kotlin.core.Analytics
import com.segment.analytics.kotlin.core.BaseEvent

interface Plugin {
    enum class Type { Before, Enrichment, Destination, After, Utility, Observe }

    val type: Type
    var analytics: Analytics

    fun execute(event: BaseEvent): BaseEvent? = event
}
