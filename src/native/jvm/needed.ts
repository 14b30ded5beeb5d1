import type { NativeFile } from '../language.js';

const noted = new WeakMap<NativeFile, Set<string>>();

/** Classes that the output of a file names, by full name. */
export function neededImports(file: NativeFile): ReadonlySet<string> {
  return noted.get(file) ?? new Set();
}

/** Remembers what a call's output names. */
export function noteImports(file: NativeFile, names: Iterable<string>): void {
  const all = noted.get(file) ?? new Set<string>();
  for (const name of names) all.add(name);
  noted.set(file, all);
}
