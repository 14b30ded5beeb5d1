package com.segment.analytics.integrations;

public class BasePayload {}
