/** Stands for the storage of an app in a program under test; a file keeps it for the next process. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const file = String(process.env.EQUIVALENCE_STORAGE);
const values = new Map<string, string>(existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : []);
const keep = (): void => writeFileSync(file, JSON.stringify([...values]));

export default {
  getItem: async (key: string): Promise<string | null> => values.get(key) ?? null,
  setItem: async (key: string, value: string): Promise<void> => {
    values.set(key, value);
    keep();
  },
  removeItem: async (key: string): Promise<void> => {
    values.delete(key);
    keep();
  },
  getAllKeys: async (): Promise<readonly string[]> => [...values.keys()],
};
