import { AnalyticsBrowser } from '@segment/analytics-next';
import { writable } from 'svelte/store';

export const client = writable(null);
export const analytics = AnalyticsBrowser.load({ writeKey: import.meta.env.VITE_SEGMENT_WRITE_KEY });

client.set(analytics);
