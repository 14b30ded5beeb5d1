import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import type { ModuleResult, ModuleTask } from './module-task.js';

/**
 * Characters of text for each thread. A thread has to load the parser and warm it up again, which costs as much
 * as some megabytes of parsing: with less to share, a second one makes a run dearer and no shorter.
 */
const worthAThread = 12_000_000;

/** Files go to threads in batches, so that small files do not pay for a message each. */
const batchSize = 24;

/**
 * Runs tasks on this thread, or on several where there is enough to share. Results are in the order of the tasks.
 * @param jobs upper bound of threads; null for as many as there are processors
 */
export async function runTasks(
  tasks: readonly ModuleTask[],
  jobs: number | null,
  onDone: (count: number) => void,
): Promise<ModuleResult[]> {
  const size = tasks.reduce((sum, task) => sum + task.text.length, 0);
  const threads = Math.min(jobs ?? availableParallelism(), Math.floor(size / worthAThread) + 1);
  return threads > 1 ? runOnThreads(tasks, threads, onDone) : runHere(tasks, onDone);
}

async function runHere(
  tasks: readonly ModuleTask[],
  onDone: (count: number) => void,
): Promise<ModuleResult[]> {
  const { runTask } = await import('./module-task.js');
  const results: ModuleResult[] = [];
  for (const task of tasks) {
    results.push(await runTask(task));
    onDone(1);
    // Lets a progress line be drawn and Ctrl-C be heard.
    if (results.length % batchSize === 0) await new Promise(setImmediate);
  }
  return results;
}

async function runOnThreads(
  tasks: readonly ModuleTask[],
  threads: number,
  onDone: (count: number) => void,
): Promise<ModuleResult[]> {
  const { default: Tinypool } = await import('tinypool');
  const pool = new Tinypool({
    filename: createRequire(import.meta.url).resolve('#worker'),
    minThreads: threads,
    maxThreads: threads,
  });
  try {
    const batches = inBatches(tasks).map(async (batch) => {
      const results: ModuleResult[] = await pool.run(batch);
      onDone(batch.length);
      return results;
    });
    return (await Promise.all(batches)).flat();
  } finally {
    await pool.destroy();
  }
}

function inBatches(tasks: readonly ModuleTask[]): ModuleTask[][] {
  const batches: ModuleTask[][] = [];
  for (let start = 0; start < tasks.length; start += batchSize)
    batches.push(tasks.slice(start, start + batchSize));
  return batches;
}
