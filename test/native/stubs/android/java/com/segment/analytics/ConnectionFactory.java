package com.segment.analytics;

public class ConnectionFactory {}
