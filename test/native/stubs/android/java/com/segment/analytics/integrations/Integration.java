package com.segment.analytics.integrations;

import com.segment.analytics.Analytics;
import com.segment.analytics.ValueMap;

public abstract class Integration<T> {
    public void track(TrackPayload track) {}
    public void flush() {}
    public void reset() {}

    public interface Factory {
        Integration<?> create(ValueMap settings, Analytics analytics);
        String key();
    }
}
