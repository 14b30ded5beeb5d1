package com.example.shop

import com.amplitude.android.Amplitude

/** The instance as set-up code in another file makes it. */
lateinit var amplitude: Amplitude
