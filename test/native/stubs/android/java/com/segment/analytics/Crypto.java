package com.segment.analytics;

public class Crypto {}
