import { AnalyticsBrowser } from '@segment/analytics-next';
import { createApp } from 'vue';
import App from './App.vue';
import { analyticsKey } from './keys';

const analytics = AnalyticsBrowser.load({ writeKey: import.meta.env.VITE_SEGMENT_WRITE_KEY });
const app = createApp(App);
app.config.globalProperties.$analytics = analytics;
app.provide(analyticsKey, analytics);
app.mount('#app');
