import { analytics } from './analytics';

export const basket = $state({
  items: [],
  add(item) {
    this.items.push(item);
    analytics.track('Added', { item });
  },
});
