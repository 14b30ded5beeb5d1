/** A language that is parsed with one of the grammars in `grammars/`. */
export type LanguageName = 'swift' | 'objc' | 'kotlin' | 'java';

const extensions: ReadonlyMap<string, LanguageName> = new Map([
  ['.swift', 'swift'],
  ['.m', 'objc'],
  ['.mm', 'objc'],
  ['.h', 'objc'],
  ['.kt', 'kotlin'],
  ['.kts', 'kotlin'],
  ['.java', 'java'],
]);

/** The native language of a file, told from its name; null for any other file. */
export function languageOf(path: string): LanguageName | null {
  return extensions.get(path.slice(path.lastIndexOf('.'))) ?? null;
}

/** The languages of iOS apps, whose files hand clients to each other; those of Android apps do the same among themselves. */
export const isApple = (language: LanguageName): boolean => language === 'swift' || language === 'objc';
