package com.segment.analytics;

import com.segment.analytics.integrations.BasePayload;

public interface Middleware {
    void intercept(Chain chain);

    interface Chain {
        BasePayload payload();
        void proceed(BasePayload payload);
    }
}
