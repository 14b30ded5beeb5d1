package com.segment.analytics;

import java.util.Map;

public class Options {
    public static final String ALL_INTEGRATIONS_KEY = "All";
    public Options setIntegration(String key, boolean enabled) { return this; }
    public Options setIntegration(Analytics.BundledIntegration integration, boolean enabled) { return this; }
    public Options setIntegrationOptions(String key, Map<String, Object> options) { return this; }
    public Options putContext(String key, Object value) { return this; }
}
