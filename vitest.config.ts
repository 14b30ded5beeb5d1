import { defineConfig } from 'vitest/config';

// The slow tests install packages: `vitest run --mode fast` leaves them out.
export default defineConfig(({ mode }) => ({
  test: {
    include: [mode === 'fast' ? 'test/**/*.test.ts' : 'test/**/*.{test,slow}.ts'],
    globalSetup: 'test/global-setup.ts',
    testTimeout: 60_000,
    // Most tests wait for a process that they started.
    maxWorkers: '100%',
  },
}));
