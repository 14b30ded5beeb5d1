import { createApp } from 'vue';
import App from './App.vue';
import { analyticsKey } from './keys';
import { analytics } from './Reporter.vue';

const app = createApp(App);
app.config.globalProperties.$analytics = analytics;
app.provide(analyticsKey, analytics);
app.mount('#app');
