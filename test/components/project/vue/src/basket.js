import { reactive } from 'vue';
import { analytics, report } from './Reporter.vue';

export const basket = reactive({
  items: [],
  add(item) {
    this.items.push(item);
    analytics.track('Added', { item });
  },
  empty() {
    this.items = [];
    report('Emptied');
  },
});
