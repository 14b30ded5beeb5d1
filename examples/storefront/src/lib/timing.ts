/** Runs a task and puts its duration on the browser's performance timeline. Nothing leaves the page. */
export function track<T>(label: string, task: () => T): T {
  const start = performance.now();
  try {
    return task();
  } finally {
    performance.measure(label, { start });
  }
}
