import { AnalyticsBrowser } from '@segment/analytics-next';

export const analytics = AnalyticsBrowser.load({ writeKey: import.meta.env.PUBLIC_SEGMENT_WRITE_KEY });
