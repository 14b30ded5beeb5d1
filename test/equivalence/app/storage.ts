/** Stands for the storage of an app in a program under test; it lasts as long as the process. */
const values = new Map<string, string>();

export default {
  getItem: async (key: string): Promise<string | null> => values.get(key) ?? null,
  setItem: async (key: string, value: string): Promise<void> => void values.set(key, value),
  removeItem: async (key: string): Promise<void> => void values.delete(key),
  getAllKeys: async (): Promise<readonly string[]> => [...values.keys()],
};
