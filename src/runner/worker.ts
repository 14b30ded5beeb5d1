import { type ModuleResult, type ModuleTask, runTask } from './module-task.js';

/** What a thread does with a batch of modules. */
export default function work(batch: readonly ModuleTask[]): Promise<ModuleResult[]> {
  return Promise.all(batch.map(runTask));
}
