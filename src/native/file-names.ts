import type { NativeFile } from './language.js';
import { Names } from './names.js';

const known = new WeakMap<NativeFile, Names>();

/** The names that a file gives out; one store for all of its calls. */
export function namesOf(file: NativeFile): Names {
  const names = known.get(file) ?? new Names(file.tree);
  known.set(file, names);
  return names;
}
