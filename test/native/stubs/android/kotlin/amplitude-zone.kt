package com.amplitude.core

enum class ServerZone { US, EU }
