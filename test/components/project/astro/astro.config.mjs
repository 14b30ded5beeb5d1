import { defineConfig } from 'astro/config';

export default defineConfig({
  root: import.meta.dirname,
  telemetry: false,
  vite: { build: { minify: false } },
});
