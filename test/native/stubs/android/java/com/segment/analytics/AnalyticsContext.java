package com.segment.analytics;

public class AnalyticsContext extends ValueMap {
    public Traits traits() { return new Traits(); }
    public AnalyticsContext putDeviceToken(String token) { return this; }
}
