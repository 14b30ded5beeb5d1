import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LanguageName } from './languages.js';

/** Where the grammar of a language stands: in the folder `grammars` of this package, from the sources and from `dist` alike. */
export function grammarFile(language: LanguageName): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const file = join(folder, 'grammars', `tree-sitter-${language}.wasm`);
    if (existsSync(file)) return file;
    if (folder === dirname(folder)) throw new Error(`the grammar of ${language} is missing`);
  }
}
