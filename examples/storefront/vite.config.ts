import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

export default defineConfig({
  base: './',
  plugins: [react()],
  build: {
    rolldownOptions: {
      // Two pages, two bundles: the shop and the newsletter landing page.
      input: ['index.html', 'landing.html'],
    },
  },
});
