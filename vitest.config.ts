import { defineConfig } from 'vitest/config';

// The slow tests install packages: `vitest run --mode slow` runs those, any other mode the rest.
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'slow' ? 'test/**/*.slow.ts' : 'test/**/*.test.ts'],
    globalSetup: 'test/global-setup.ts',
    testTimeout: 60_000,
  },
}));
