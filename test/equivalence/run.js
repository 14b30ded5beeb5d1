/**
 * Proves that the same data arrives: `node test/equivalence/run.js [--full] [--seed <n>] [--update]`.
 *
 * `--full` runs 1,000 generated programs instead of 100, from a seed of their own, and some programs in a real Chromium;
 * `--update` writes the table into docs/continuity.md.
 */
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';
import { tableReporter } from './table-reporter.js';

const { values } = parseArgs({
  options: { full: { type: 'boolean' }, seed: { type: 'string' }, update: { type: 'boolean' } },
});
if (values.full) {
  process.env.EQUIVALENCE_PROGRAMS = '1000';
  process.env.EQUIVALENCE_SEED = String(Date.now() % 1_000_000);
} else process.env.EQUIVALENCE_CHROMIUM = 'no';
if (values.seed) process.env.EQUIVALENCE_SEED = values.seed;
if (values.update) process.env.UPDATE_CONTINUITY = '1';

const vitest = await startVitest('test', ['test/equivalence'], {
  watch: false,
  reporters: [tableReporter()],
});
await vitest.close();
