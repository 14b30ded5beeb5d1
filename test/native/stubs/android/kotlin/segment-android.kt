@file:JvmName("AndroidAnalyticsKt")
@file:Suppress("UNUSED_PARAMETER", "FunctionName", "unused")

package com.segment.analytics.kotlin.android

import android.content.Context
import android.content.Intent
import com.segment.analytics.kotlin.core.Analytics
import com.segment.analytics.kotlin.core.Configuration

fun Analytics(writeKey: String, context: Context): Analytics = Analytics(Configuration(writeKey, context))

fun Analytics(writeKey: String, context: Context, configs: Configuration.() -> Unit): Analytics =
    Analytics(Configuration(writeKey, context).apply(configs))

fun Analytics.openUrl(referrer: String?, intent: Intent?) {}
