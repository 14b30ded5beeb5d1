package com.segment.analytics;

import android.app.Application;
import android.content.Context;
import com.segment.analytics.integrations.Integration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

public class Analytics {
  /** Of the library for servers, whose class has the same name. */
  public static ForServers builder(String key) {
    return new ForServers();
  }

  public void enqueue(Object message) {}

  public static class ForServers {
    public Analytics build() {
      return null;
    }
  }

    public static Analytics with(Context context) { return new Analytics(); }
    public static void setSingletonInstance(Analytics analytics) {}
    public void identify(String userId) {}
    public void identify(Traits traits) {}
    public void identify(String userId, Traits newTraits, Options options) {}
    public void group(String groupId) {}
    public void group(String groupId, Traits traits) {}
    public void group(String groupId, Traits groupTraits, Options options) {}
    // Until 2.5.2.
    public void group(String userId, String groupId, Traits traits) {}
    public void track(String event) {}
    public void track(String event, Properties properties) {}
    public void track(String event, Properties properties, Options options) {}
    public void screen(String category, String name) {}
    public void screen(String category, String name, Properties properties) {}
    public void screen(String name) {}
    public void screen(String name, Properties properties) {}
    public void screen(String category, String name, Properties properties, Options options) {}
    public void alias(String newId) {}
    public void alias(String newId, Options options) {}
    public void flush() {}
    public void reset() {}
    public void logout() {}
    public void shutdown() {}
    public void optOut(boolean optOut) {}
    public AnalyticsContext getAnalyticsContext() { return new AnalyticsContext(); }
    public Options getDefaultOptions() { return new Options(); }
    public Application getApplication() { return new Application(); }
    public <T> void onIntegrationReady(String key, Callback<T> callback) {}
    @SuppressWarnings("rawtypes")
    public void onIntegrationReady(BundledIntegration integration, Callback callback) {}
    public Object getSnapshot() { return null; }
    public LogLevel getLogLevel() { return LogLevel.NONE; }
    public Object logger(String tag) { return null; }
    public Object getLogger() { return null; }

    public enum BundledIntegration { AMPLITUDE, MIXPANEL }

    public enum LogLevel { NONE, INFO, DEBUG, BASIC, VERBOSE }

    public interface Callback<T> {
        void onReady(T instance);
    }

    public static class Builder {
        public Builder(Context context, String writeKey) {}
        public Builder flushQueueSize(int flushQueueSize) { return this; }
        public Builder flushInterval(long flushInterval, TimeUnit timeUnit) { return this; }
        public Builder collectDeviceId(boolean collect) { return this; }
        public Builder defaultOptions(Options defaultOptions) { return this; }
        public Builder tag(String tag) { return this; }
        public Builder logLevel(LogLevel logLevel) { return this; }
        public Builder use(Integration.Factory factory) { return this; }
        public Builder trackApplicationLifecycleEvents() { return this; }
        public Builder recordScreenViews() { return this; }
        public Builder trackAttributionInformation() { return this; }
        public Builder trackDeepLinks() { return this; }
        public Builder middleware(Middleware middleware) { return this; }
        public Builder useSourceMiddleware(Middleware middleware) { return this; }
        public Builder useDestinationMiddleware(String key, Middleware middleware) { return this; }
        public Builder defaultApiHost(String apiHost) { return this; }
        public Builder networkExecutor(ExecutorService networkExecutor) { return this; }
        public Builder connectionFactory(ConnectionFactory connectionFactory) { return this; }
        public Builder crypto(Crypto crypto) { return this; }
        public Builder useEdgeFunctionMiddleware(JSMiddleware middleware) { return this; }
        public Builder experimentalNanosecondTimestamps() { return this; }
        public Builder experimentalUseNewLifecycleMethods(boolean uses) { return this; }
        public Builder defaultProjectSettings(ValueMap settings) { return this; }
        public Analytics build() { return new Analytics(); }
    }
}
