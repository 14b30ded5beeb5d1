/** `code`: a module. `embedded`: a page or component that holds code. `native`: a language of mobile apps. */
export type FileKind = 'code' | 'embedded' | 'native';

const kinds: ReadonlyMap<string, FileKind> = new Map([
  ...['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx', '.mts', '.cts'].map((ext) => [ext, 'code'] as const),
  ...['.vue', '.svelte', '.astro', '.html', '.htm', '.hbs', '.ejs', '.njk', '.liquid'].map(
    (ext) => [ext, 'embedded'] as const,
  ),
  ...['.swift', '.m', '.mm', '.h', '.kt', '.kts', '.java'].map((ext) => [ext, 'native'] as const),
]);

/** What the tool can do with a file, told from its name; null for a file that a walk passes over. */
export function kindOf(path: string): FileKind | null {
  // Cheaper than path.extname, and asked of every file. A dot in a folder's name gives no known extension.
  return kinds.get(path.slice(path.lastIndexOf('.'))) ?? null;
}
