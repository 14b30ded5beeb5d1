import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Collector, startCollector } from './collector.js';
import { type Program, programs } from './generated/programs.js';
import { arrived, expected } from './judge.js';
import type { Pair } from './pair.js';
import { record } from './record.js';

const runs = Number(process.env.EQUIVALENCE_PROGRAMS ?? 100);
const seed = Number(process.env.EQUIVALENCE_SEED ?? 20_261);

let collector: Collector;
beforeAll(async () => {
  collector = await startCollector();
});
afterAll(async () => {
  await collector.close();
});

/** A program as a pair: all groups are companies. */
function pairOf({ files, config }: Program): Pair {
  return {
    rule: 'generated',
    name: 'generated',
    config: { ...config, group: { type: 'company' } },
    settings: { groupOf: ({ groupId }) => ({ type: 'company', name: String(groupId) }) },
    before: files,
  };
}

it(
  `sends the same from ${runs} generated programs`,
  async ({ task }) => {
    Object.assign(task.meta, { programs: runs });
    await fc.assert(
      fc.asyncProperty(programs, async (program) => {
        const recording = await record(pairOf(program), collector);
        expect(recording.findings.filter((line) => / manual /.test(line))).toEqual([]);
        expect(arrived(recording)).toEqual(expected(recording, null));
      }),
      { numRuns: runs, seed, examples: [] },
    );
    expect(collector.strays).toEqual([]);
  },
  1000 * runs + 60_000,
);
