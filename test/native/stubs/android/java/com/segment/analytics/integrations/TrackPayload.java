package com.segment.analytics.integrations;

import com.segment.analytics.Properties;

public class TrackPayload extends BasePayload {
    public String event() { return ""; }
    public Properties properties() { return new Properties(); }
}
