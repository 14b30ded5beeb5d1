import { readdirSync, readFileSync } from 'node:fs';

/**
 * How a process is doing, as the kernel tells it; undefined once it has gone. Sizes are in kilobytes.
 *
 * @param {number | string} pid
 */
export function readStatus(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/status`, 'utf8');
    const number = (/** @type {string} */ name) =>
      Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? 0);
    return { parent: number('PPid'), resident: number('VmRSS'), peak: number('VmHWM') };
  } catch {
    return undefined;
  }
}

/** The parent of each process that runs now. */
function readParents() {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => ({ pid: Number(pid), parent: readStatus(pid)?.parent }));
}

/**
 * All processes below this one, however deep: a command may start workers that start others.
 *
 * @param {number} root
 * @returns {number[]}
 */
export function descendants(root) {
  const parents = readParents();
  const found = [root];
  for (let next = 0; next < found.length; next += 1) {
    for (const { pid, parent } of parents) if (parent === found[next]) found.push(pid);
  }
  return found.slice(1);
}
