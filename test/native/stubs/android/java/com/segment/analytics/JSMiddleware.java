package com.segment.analytics;

public class JSMiddleware {}
