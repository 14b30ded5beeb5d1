import { existsSync } from 'node:fs';
import { descendants, readStatus } from './processTree.js';

const SAMPLE_MS = 20;

/** Looking for new processes costs more than reading those that are known, so it is done less often. */
const SAMPLES_PER_SEARCH = 10;

/** The first samples search each time, because the command itself has only just been started. */
const FIRST_SAMPLES = 5;

/**
 * Watches the memory of everything below a process. The peak is the largest sum of what was resident at one
 * moment, and at least the largest peak that the kernel noted for one process, which no sampling can miss by
 * much.
 *
 * @param {number} root its own memory does not count: it is the shell that takes the time
 * @returns {{ stop(): number | undefined }} the peak in megabytes, if the system tells it
 */
export function watchMemory(root) {
  if (!existsSync('/proc/self/status')) return { stop: () => undefined };
  /** @type {number[]} */
  let pids = [];
  let samples = 0;
  let peak = 0;
  const sample = () => {
    if (samples < FIRST_SAMPLES || samples % SAMPLES_PER_SEARCH === 0) pids = descendants(root);
    samples += 1;
    const states = pids.map(readStatus).filter((state) => state !== undefined);
    const together = states.reduce((sum, state) => sum + state.resident, 0);
    peak = Math.max(peak, together, ...states.map((state) => state.peak));
  };
  const timer = setInterval(sample, SAMPLE_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return peak === 0 ? undefined : peak / 1024;
    },
  };
}
