package com.segment.analytics;

import java.util.HashMap;
import java.util.Map;

public class ValueMap extends HashMap<String, Object> {
    public ValueMap() {}
    public ValueMap(int initialCapacity) {}
    public ValueMap(Map<String, Object> map) { super(map); }
    public ValueMap putValue(String key, Object value) { put(key, value); return this; }
    public Object toJsonObject() { return null; }
    public String getString(String key) { return null; }
}
